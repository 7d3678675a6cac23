/** What a password must be, said before it is typed. */
export const passwordHint = (minimum: number): string =>
  `不少于 ${minimum} 个字符，含大写字母、小写字母、数字、其他符号中的三种；或不少于 20 个字符的一句话`;
