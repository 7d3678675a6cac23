import type { TodoSource } from '../../platform/todo.ts';
export const publicityTodos: TodoSource[] = [];
