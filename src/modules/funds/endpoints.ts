export const fundsEndpoints = {};
export const recoveriesEndpoints = {};
