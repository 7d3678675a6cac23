import { type Binding, bind } from '../../platform/http.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { noticesEndpoints as at } from './endpoints.ts';
import { copySubject, listColleagues, readCopies } from './use-cases/copy-subject.ts';
import { cancelMails, releaseMails, retryMail } from './use-cases/decide-mails.ts';
import { changeSettings, readMessages, showMessages, showSettings } from './use-cases/read-messages.ts';
import { showOutbox } from './use-cases/show-outbox.ts';
import { showTodos } from './use-cases/show-todos.ts';
import { urgeHolder } from './use-cases/urge-holder.ts';

/** The program hands in the to-dos of all modules. */
export const noticesRoutes = (sources: readonly TodoSource[]): Binding[] => [
  bind(at.todos, showTodos(sources)),
  bind(at.colleagues, listColleagues),
  bind(at.copy, copySubject),
  bind(at.readCopies, readCopies),
  bind(at.urge, urgeHolder),
  bind(at.messages, showMessages),
  bind(at.read, readMessages),
  bind(at.settings, showSettings),
  bind(at.changeSettings, changeSettings),
  bind(at.mails, showOutbox),
  bind(at.release, releaseMails),
  bind(at.cancel, cancelMails),
  bind(at.retry, retryMail),
];
