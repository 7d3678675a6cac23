export const crossChecksEndpoints = {};
