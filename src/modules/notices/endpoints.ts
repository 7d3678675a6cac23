import { get, nothing, post } from '../../base/endpoint.ts';
import {
  ChangeSettings,
  DecideGroup,
  ListMails,
  ListMessages,
  ListTodos,
  MailById,
  ReadCopies,
  ReadMessages,
  SendCopy,
  UrgeHolder,
} from './schema.ts';
import { ColleaguesOut, MailsOut, MessagesOut, SettingsOut, TodosOut } from './views.ts';

export const noticesEndpoints = {
  todos: get('/todos', '待办中心', { input: ListTodos, output: TodosOut }),
  colleagues: get('/todos/colleagues', '可抄送的同事', { input: nothing, output: ColleaguesOut }),
  copy: post('/todos/copies', '抄送', { input: SendCopy }),
  readCopies: post('/todos/copies/read', '抄送已阅', { input: ReadCopies }),
  urge: post('/todos/urge', '催办', { input: UrgeHolder }),
  messages: get('/notices/messages', '我的消息', { input: ListMessages, output: MessagesOut }),
  read: post('/notices/messages/read', '消息已读', { input: ReadMessages }),
  settings: get('/notices/settings', '消息设置', { input: nothing, output: SettingsOut }),
  changeSettings: post('/notices/settings', '调整消息设置', { input: ChangeSettings }),
  mails: get('/notices/mails', '发件箱', { input: ListMails, output: MailsOut }),
  release: post('/notices/mails/release', '放行一组邮件', { input: DecideGroup }),
  cancel: post('/notices/mails/cancel', '取消一组邮件', { input: DecideGroup }),
  retry: post('/notices/mails/:mailId/retry', '重发邮件', { input: MailById }),
};
