export const webhooksEndpoints = {};
