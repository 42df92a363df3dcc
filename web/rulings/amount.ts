/** Yuan as somebody types them: at most fen, and no number type; undefined where it is no amount. */
export function typedAmount(text: string): string | undefined {
  const amount = text.trim().replace(/^[¥￥]\s*/, '')
  return /^\d{1,7}(\.\d{1,2})?$/.test(amount) ? amount : undefined
}
