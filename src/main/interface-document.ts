import { z } from 'zod';
import type { Endpoint } from '../base/endpoint.ts';
import { type Binding, scopeOf } from '../platform/http.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });
const pathNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

function operationOf({ endpoint, act }: Binding): Record<string, unknown> {
  const input = schemaOf(endpoint.input, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  const names = pathNames(endpoint.path);
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !names.includes(name));
  const required = (input.required ?? []).filter((name) => !names.includes(name));
  const parameters = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? {},
  }));
  const query = rest.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
  const body = {
    content: { 'application/json': { schema: { type: 'object', properties: Object.fromEntries(rest), required } } },
  };
  return {
    summary: endpoint.title,
    operationId: act ?? idOf(endpoint),
    tags: [endpoint.path.split('/')[1]],
    security: endpoint.access === 'open' ? [] : [{ session: [] }, { token: [scopeOf(endpoint)] }],
    parameters: [...parameters, ...(endpoint.method === 'GET' ? query : actHeaders)],
    ...(endpoint.method === 'GET' ? {} : { requestBody: body }),
    responses: responsesOf(endpoint),
  };
}

const idOf = ({ method, path }: Endpoint): string =>
  `${method.toLowerCase()}${path.replace(/[/:](\w)/g, (_, c: string) => c.toUpperCase())}`;
const problem = {
  description: '不能办理：编号、原因与依据',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
function answerOf(endpoint: Endpoint): Record<string, unknown> {
  if (endpoint.answers === 'file') {
    const schema = { type: 'string', format: 'binary' };
    return { description: '文件', content: { 'application/octet-stream': { schema } } };
  }
  const content = { 'application/json': { schema: schemaOf(endpoint.output, 'output') } };
  if (!endpoint.later) return { description: '结果', content };
  const headers = { Location: { description: '办理情况的地址', schema: { type: 'string' } } };
  return { description: '已收存，稍后办理', headers, content };
}
const responsesOf = (endpoint: Endpoint): Record<string, unknown> => ({
  [endpoint.later ? 202 : 200]: answerOf(endpoint),
  default: problem,
});
const header = (name: string, description: string) => ({ name, in: 'header', required: false, description });
/** What every act may carry: the sender's own name for the request, and the digest of its body. */
const actHeaders = [
  { ...header('Idempotency-Key', '同一编号、同一内容只办理一次'), schema: { type: 'string', maxLength: 100 } },
  {
    ...header('Content-Digest', '正文摘要（RFC 9530），sha-256 或 sha-512；不符的拒收'),
    schema: { type: 'string', examples: ['sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:'] },
  },
];

/** OpenAPI 3.1 of every endpoint, made from the endpoint table itself. */
export function interfaceDocument(bindings: readonly Binding[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const binding of bindings) {
    const path = `/api${binding.endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [binding.endpoint.method.toLowerCase()]: operationOf(binding) };
  }
  const finding = {
    type: 'object',
    properties: {
      code: { type: 'string' },
      message: { type: 'string' },
      path: { type: 'string' },
      clause: { type: 'string' },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: '精微 微短剧精品创作传播计划', version: '1' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jingwei_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        Problem: {
          type: 'object',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            detail: { type: 'string' },
            findings: { type: 'array', items: finding },
          },
        },
      },
    },
  };
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The same table to read: every endpoint by subject, with what it takes and whether it needs a log-in. */
export function interfacePage(bindings: readonly Binding[]): string {
  const subjects = Map.groupBy(bindings, ({ endpoint }) => endpoint.path.split('/')[1] ?? '');
  const sections = [...subjects]
    .map(
      ([subject, list]) =>
        `<h2>${escaped(subject)}</h2><table><thead><tr><th>方法</th><th>地址</th><th>用途</th><th>权限范围</th></tr></thead><tbody>${list
          .map(
            ({ endpoint }) =>
              `<tr><td>${endpoint.method}</td><td><code>/api${escaped(endpoint.path)}</code></td><td>${escaped(endpoint.title)}</td><td>${
                endpoint.access === 'open' ? '公开' : escaped(scopeOf(endpoint))
              }</td></tr>`,
          )
          .join('')}</tbody></table>`,
    )
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>接口文档</title></head><body><h1>接口文档</h1><p>机器可读的版本：<a href="/api/openapi.json">openapi.json</a>（OpenAPI 3.1）</p>${sections}</body></html>`;
}
