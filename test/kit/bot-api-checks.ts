/** What the messenger refuses before it looks at anything: missing or unknown fields, wrong types, too long, no address. */

export interface Markup {
  inline_keyboard: { text: string; url?: string; callback_data?: string }[][]
}
// oxlint-disable-next-line no-explicit-any -- this is where it is looked at
type Body = any
type Check = (value: Body) => string | undefined

const is =
  (type: string): Check =>
  (value) =>
    typeof value === type ? undefined : `expected ${type}`
const chatId: Check = (value) => (/^-?\d+$/.test(String(value)) ? undefined : 'chat_id is empty')
const text: Check = (value) => {
  if (typeof value !== 'string' || !value.trim()) return 'message text is empty'
  return value.length > 4096 ? 'message is too long' : undefined
}
const short =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= most ? undefined : 'MESSAGE_TOO_LONG'

/** A link has to lead somewhere that the person's phone can reach. */
const publicUrl = (url: string) => {
  const parsed = URL.parse(url)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && /\.[a-z]/i.test(parsed.hostname)
}

const markup: Check = (value: Partial<Markup>) => {
  if (!Array.isArray(value?.inline_keyboard)) return 'object expected as reply markup'
  const buttons = value.inline_keyboard.flat()
  if (buttons.length > 100) return 'reply markup is too long'
  if (value.inline_keyboard.some((row) => row.length > 8 || row.length === 0))
    return 'a row has too many buttons'
  for (const { text: label, url, callback_data: data, ...rest } of buttons) {
    if (typeof label !== 'string' || !label.trim()) return 'text buttons are unallowed in the inline keyboard'
    if (Object.keys(rest).length || (url === undefined) === (data === undefined))
      return 'Text buttons are unallowed in the inline keyboard'
    if (data !== undefined && (Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64))
      return 'BUTTON_DATA_INVALID'
    if (url !== undefined && !publicUrl(url))
      return `inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`
  }
  return undefined
}

const commands: Check = (value) =>
  Array.isArray(value) &&
  value.every(
    ({ command, description }) =>
      /^[a-z0-9_]{1,32}$/.test(command) &&
      typeof description === 'string' &&
      description.length >= 1 &&
      description.length <= 256,
  )
    ? undefined
    : 'BOT_COMMAND_INVALID'

const some = is('object')
const message = { link_preview_options: some, reply_markup: markup }

/** The fields of each method that the bot uses; those with a ! have to be there. */
const methods: Record<string, Record<string, Check>> = {
  getMe: {},
  sendMessage: { 'chat_id!': chatId, 'text!': text, ...message },
  editMessageText: { 'chat_id!': chatId, 'message_id!': is('number'), 'text!': text, ...message },
  editMessageReplyMarkup: { 'chat_id!': chatId, 'message_id!': is('number'), reply_markup: markup },
  answerCallbackQuery: { 'callback_query_id!': is('string'), text: short(200), show_alert: is('boolean') },
  leaveChat: { 'chat_id!': chatId },
  setMyCommands: { 'commands!': commands, language_code: short(2) },
  getUpdates: { offset: is('number'), timeout: is('number'), limit: is('number'), allowed_updates: some },
  deleteWebhook: { drop_pending_updates: is('boolean') },
  setWebhook: {
    'url!': (value) =>
      String(value).startsWith('https://')
        ? undefined
        : 'bad webhook: HTTPS URL must be provided for webhook',
    secret_token: (value) =>
      /^[\w-]{1,256}$/.test(value) ? undefined : 'secret token contains unallowed characters',
    max_connections: (value) =>
      Number.isInteger(value) && value >= 1 && value <= 100 ? undefined : 'max_connections',
    allowed_updates: some,
  },
}

/** What the messenger would say of a call; undefined where it takes it. */
export function problemWith(method: string, body: Record<string, unknown>): string | undefined {
  const fields = methods[method]
  if (!fields) return `the bot is not known to call ${method}`
  const names = Object.keys(fields).map((name) => name.replace('!', ''))
  const unknown = Object.keys(body).find((name) => !names.includes(name))
  if (unknown) return `unknown parameter ${unknown}`
  for (const [name, check] of Object.entries(fields)) {
    const value = body[name.replace('!', '')]
    if (value === undefined && !name.endsWith('!')) continue
    const problem = check(value)
    if (problem) return problem
  }
  return undefined
}
