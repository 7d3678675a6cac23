const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};
const base64Of = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const pemOf = (name: string, bytes: ArrayBuffer): string =>
  `-----BEGIN ${name}-----\n${base64Of(bytes)
    .replace(/(.{64})/g, '$1\n')
    .trimEnd()}\n-----END ${name}-----\n`;

/** Signs what stands at an address with a private key file of the browser's machine; the key goes nowhere. */
export async function signWithKeyFile(pem: string, href: string): Promise<{ signature: string } | { refused: string }> {
  const [, body] = /-----BEGIN PRIVATE KEY-----([\s\S]+?)-----END PRIVATE KEY-----/.exec(pem) ?? [];
  if (!body) return { refused: '不是 PEM 格式的私钥文件（BEGIN PRIVATE KEY）' };
  try {
    const key = await crypto.subtle.importKey('pkcs8', bytesOf(body.replaceAll(/\s/g, '')), 'Ed25519', false, ['sign']);
    const reply = await fetch(href, { headers: { 'x-jingwei': '1' } });
    if (!reply.ok) return { refused: '没有取得待签名文件，请稍后再试' };
    return { signature: base64Of(await crypto.subtle.sign('Ed25519', key, await reply.arrayBuffer())) };
  } catch {
    return { refused: '浏览器不能使用这个密钥。请用签名工具对下载的文件签名' };
  }
}

/** A new pair: the private half as a file for its holder, the public half to be registered. */
export async function newKeyFiles(): Promise<{ privatePem: string; publicPem: string } | undefined> {
  try {
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    if (!('privateKey' in pair)) return undefined;
    return {
      privatePem: pemOf('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
      publicPem: pemOf('PUBLIC KEY', await crypto.subtle.exportKey('spki', pair.publicKey)),
    };
  } catch {
    return undefined;
  }
}
