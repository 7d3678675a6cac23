export { dispatchActionEndpoints, dispatchEndpoints } from './endpoints.ts';
export { type ActionState, actionStates, dispatchActs, type DispatchState, dispatchStates } from './terms.ts';
export { droppedActionStates } from './terms.ts';
