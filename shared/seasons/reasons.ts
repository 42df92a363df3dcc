// Why a setting of season.json is refused. The schema's messages are texts, and are read long after they were
// made, by somebody whose language only the reader's request tells: so a message carries a code.

export type Locale = 'zh-CN' | 'en'
type Sentence = Readonly<Record<Locale, string>>

/** The sentences; {0} and {1} stand for what the reason says of the setting. */
export const settingReasons = {
  unknown: { 'zh-CN': '未知的设置', en: 'an unknown setting' },
  missing: { 'zh-CN': '缺少这项设置', en: 'this setting is missing' },
  'not-a-group': { 'zh-CN': '应为一组设置', en: 'should be a group of settings' },
  'not-a-list': { 'zh-CN': '应为列表', en: 'should be a list' },
  'not-text': { 'zh-CN': '应为文字', en: 'should be text' },
  blank: { 'zh-CN': '不能为空', en: 'must not be blank' },
  'too-long': { 'zh-CN': '不能超过 {0} 个字', en: 'must not be longer than {0} characters' },
  'amount-not-text': {
    'zh-CN': '金额应写成文字，例如 "12.5"',
    en: 'an amount is written as text, such as "12.5"',
  },
  amount: {
    'zh-CN': '应为非负的十进制金额，例如 "12.5"',
    en: 'should be a plain amount that is not negative, such as "12.5"',
  },
  'ratio-not-text': {
    'zh-CN': '比例应写成文字，例如 "0.8"',
    en: 'a ratio is written as text, such as "0.8"',
  },
  ratio: {
    'zh-CN': '应为 0 到 1 之间的十进制数，例如 "0.8"',
    en: 'should be a decimal from 0 to 1, such as "0.8"',
  },
  whole: { 'zh-CN': '应为 {0} 到 {1} 之间的整数', en: 'should be a whole number from {0} to {1}' },
  'not-a-flag': { 'zh-CN': '应为 true 或 false', en: 'should be true or false' },
  'date-not-text': { 'zh-CN': '应为日期，例如 "2020-11-11"', en: 'should be a date, such as "2020-11-11"' },
  date: { 'zh-CN': '应为真实的日期，例如 "2020-11-11"', en: 'should be a real date, such as "2020-11-11"' },
  'clock-not-text': { 'zh-CN': '应为时间，例如 "08:30"', en: 'should be a time, such as "08:30"' },
  clock: {
    'zh-CN': '应为 00:00 到 47:59 之间的时间，次日两点写作 "26:00"',
    en: 'should be a time from 00:00 to 47:59; two in the night after is "26:00"',
  },
  only: { 'zh-CN': '目前只支持 "{0}"', en: 'only "{0}" is supported so far' },
  'zone-not-text': {
    'zh-CN': '应为时区，例如 "Asia/Shanghai"',
    en: 'should be a time zone, such as "Asia/Shanghai"',
  },
  zone: { 'zh-CN': '未知的时区', en: 'an unknown time zone' },
  'tax-method': {
    'zh-CN': '应为 "none"、"labour" 或 "intern-cumulative"',
    en: 'should be "none", "labour" or "intern-cumulative"',
  },
  'no-stage': { 'zh-CN': '至少要有一个阶段', en: 'at least one stage is needed' },
  'ends-before-start': { 'zh-CN': '结束日期早于开始日期', en: 'ends before it starts' },
  'stage-too-long': {
    'zh-CN': '阶段不能长于 {0} 天',
    en: 'a stage must not be longer than {0} days',
  },
  'repeated-stage': { 'zh-CN': '阶段重复：{0}', en: 'a stage given twice: {0}' },
  'repeated-shift': { 'zh-CN': '班次代码重复：{0}', en: 'a shift code given twice: {0}' },
  'repeated-level': { 'zh-CN': '差错级别重复：{0}', en: 'an error level given twice: {0}' },
  'repeated-kind': { 'zh-CN': '违纪类别重复：{0}', en: 'a kind of violation given twice: {0}' },
  'repeated-prize': { 'zh-CN': '奖项重复：{0}', en: 'a prize given twice: {0}' },
  'starts-too-late': { 'zh-CN': '班次应在 24:00 之前开始', en: 'a shift starts before 24:00' },
  'ends-too-early': {
    'zh-CN': '结束时间应晚于开始时间，次日两点写作 "26:00"',
    en: 'should end after its start; two in the night after is "26:00"',
  },
  'no-such-shift': { 'zh-CN': '没有这个班次：{0}', en: 'there is no such shift: {0}' },
  'needs-internship-start': {
    'zh-CN': '按累计预扣法计税时需要实习开始日期',
    en: 'the cumulative tax needs the first day of the internship',
  },
  other: { 'zh-CN': '不能用作这项设置', en: 'cannot be used for this setting' },
} as const satisfies Record<string, Sentence>

export type SettingCode = keyof typeof settingReasons
export interface SettingReason {
  readonly code: SettingCode
  readonly params: readonly string[]
}

/** The reason as the text that a schema's message is. */
export const messageOf = (code: SettingCode, ...params: readonly (string | number)[]): string =>
  [code, ...params].join('|')

/** The reason in such a message; what the schema library says by itself is none of ours and becomes 'other'. */
export function reasonIn(message: string): SettingReason {
  const [code = '', ...params] = message.split('|')
  return Object.hasOwn(settingReasons, code)
    ? { code: code as SettingCode, params }
    : { code: 'other', params: [] }
}

/** The sentence to show. A name with the separator in it comes back whole: only numbers stand beside another. */
export function settingText({ code, params }: SettingReason, locale: Locale): string {
  const text = settingReasons[code][locale]
  const said = text.includes('{1}') ? params : [params.join('|')]
  return text.replaceAll(/\{(\d)\}/g, (_, place: string) => said[Number(place)] ?? '')
}
