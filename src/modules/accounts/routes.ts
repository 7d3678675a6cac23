export const accountsRoutes = [];
