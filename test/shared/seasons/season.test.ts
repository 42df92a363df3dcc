import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { messageOf, reasonIn, settingReasons, settingText } from '../../../shared/seasons/reasons.ts'
import type { Locale, SettingCode } from '../../../shared/seasons/reasons.ts'
import { parseSeason } from '../../../shared/seasons/season.ts'

const demo = JSON.parse(
  readFileSync(new URL('../../../data/season-2020/season.json', import.meta.url), 'utf8'),
)
type Json = typeof demo

/** The faults of the demo season after a change, as "path: reason". */
function faults(change: (season: Json) => unknown, locale: Locale = 'zh-CN'): string[] {
  const season = structuredClone(demo)
  change(season)
  const parsed = parseSeason(season)
  return parsed.ok ? [] : parsed.faults.map(({ path, reason }) => `${path}: ${settingText(reason, locale)}`)
}

test('the season of 2020 is one', () => {
  const parsed = parseSeason(demo)
  expect(parsed).toMatchObject({ ok: true, season: { id: '2020-double11', tax: { incomeRatio: '0.8' } } })
})

test('what may be left out has its default', () => {
  const season = structuredClone(demo)
  delete season.prizes
  delete season.pay.logistics.shift
  delete season.pay.leaderDaySupplement
  const parsed = parseSeason(season)
  expect(parsed).toMatchObject({
    ok: true,
    season: { prizes: [], pay: { leaderDaySupplement: '0', logistics: { shift: '后' } } },
  })
})

test('a season that says nothing of the site stays as it is, and any part of it may be said', () => {
  const parsed = parseSeason(demo)
  expect(parsed.ok && Object.keys(parsed.season)).not.toContain('siteFees')
  expect(faults((season) => (season.siteFees = {}))).toEqual([])
  expect(
    faults((season) => (season.siteFees = { computerDay: '12.5', depositWorkingDaysBefore: 5 })),
  ).toEqual([])
  expect(faults((season) => (season.siteFees = { computerDay: 13, chairs: '1' }), 'en')).toEqual([
    'siteFees.computerDay: an amount is written as text, such as "12.5"',
    'siteFees.chairs: an unknown setting',
  ])
})

test('the track’s shift is any of the season’s, and its default need not be one of them', () => {
  expect(faults((season) => (season.pay.logistics.shift = '早'))).toEqual([])
  expect(faults((season) => (season.shifts = season.shifts.slice(0, 2)))).toEqual([])
})

describe('taxes', () => {
  test.each([
    [{ method: 'none' }],
    [{ method: 'labour' }],
    [{ method: 'labour', incomeRatio: '0.8' }],
    [{ method: 'intern-cumulative', incomeRatio: '1' }],
  ])('%o is known', (tax) => {
    expect(faults((season) => Object.assign(season, { tax }))).toEqual([])
  })

  test('the cumulative method needs its ratio and the internship’s first day; the others do not', () => {
    expect(faults((season) => delete season.tax.incomeRatio)).toEqual(['tax.incomeRatio: 缺少这项设置'])
    expect(faults((season) => delete season.internshipFrom)).toEqual([
      'internshipFrom: 按累计预扣法计税时需要实习开始日期',
    ])
    expect(faults((s) => delete s.internshipFrom && (s.tax = { method: 'none' }))).toEqual([])
  })
})

describe('what is refused, with path and reason', () => {
  const money = '应为非负的十进制金额，例如 "12.5"'
  const cases: [path: string, reason: string, change: (season: Json) => unknown][] = [
    ['siteCosts', '未知的设置', (s) => (s.siteCosts = {})],
    ['pay.overtime.rate', '未知的设置', (s) => (s.pay.overtime.rate = '1')],
    ['stages.0.color', '未知的设置', (s) => (s.stages[0].color = 'red')],
    ['school', '缺少这项设置', (s) => delete s.school],
    ['pay', '缺少这项设置', (s) => delete s.pay],
    ['pay', '应为一组设置', (s) => (s.pay = 3)],
    ['stages', '应为列表', (s) => (s.stages = {})],
    ['stages', '至少要有一个阶段', (s) => (s.stages = [])],
    ['stages.1.to', '应为真实的日期，例如 "2020-11-11"', (s) => (s.stages[1].to = '2020-11-31')],
    ['stages.1.to', '结束日期早于开始日期', (s) => (s.stages[1].to = '2020-10-01')],
    ['stages.1.to', '阶段不能长于 1000 天', (s) => (s.stages[1].to = '2029-10-01')],
    ['stages.1.dayRate', money, (s) => (s.stages[1].dayRate = '-80')],
    ['stages.1.dayRate', money, (s) => (s.stages[1].dayRate = '8e1')],
    ['stages.1.dayRate', money, (s) => (s.stages[1].dayRate = '1,000')],
    ['stages.1.dayRate', '金额应写成文字，例如 "12.5"', (s) => (s.stages[1].dayRate = 80)],
    ['stages.1.requiresPass', '应为 true 或 false', (s) => (s.stages[1].requiresPass = 'no')],
    ['stages.1.key', '阶段重复：training', (s) => (s.stages[1].key = 'training')],
    ['shifts.1.code', '班次代码重复：训', (s) => (s.shifts[1].code = '训')],
    [
      'shifts.0.end',
      '应为 00:00 到 47:59 之间的时间，次日两点写作 "26:00"',
      (s) => (s.shifts[0].end = '48:00'),
    ],
    ['shifts.0.end', '结束时间应晚于开始时间，次日两点写作 "26:00"', (s) => (s.shifts[0].end = '02:00')],
    [
      'shifts.0.start',
      '班次应在 24:00 之前开始',
      (s) => Object.assign(s.shifts[0], { start: '24:00', end: '26:00' }),
    ],
    ['pay.overtime.unitMinutes', '应为 1 到 1440 之间的整数', (s) => (s.pay.overtime.unitMinutes = 0)],
    ['pay.overtime.unitMinutes', '应为 1 到 1440 之间的整数', (s) => (s.pay.overtime.unitMinutes = 2.5)],
    ['pay.overtime.unitMinutes', '应为 1 到 1440 之间的整数', (s) => (s.pay.overtime.unitMinutes = '5')],
    ['pay.overtime.source', '目前只支持 "online"', (s) => (s.pay.overtime.source = 'clock')],
    ['pay.liability.cap', '目前只支持 "allowance"', (s) => (s.pay.liability.cap = 'none')],
    ['pay.rounding', '目前只支持 "half-up"', (s) => (s.pay.rounding = 'half-even')],
    ['pay.logistics.shift', '没有这个班次：仓', (s) => (s.pay.logistics.shift = '仓')],
    ['errorLevels.1.level', '差错级别重复：1', (s) => (s.errorLevels[1].level = 1)],
    ['errorLevels.1.level', '应为 1 到 4 之间的整数', (s) => (s.errorLevels[1].level = 5)],
    ['violationKinds.1.name', '违纪类别重复：迟到', (s) => (s.violationKinds[1].name = '迟到')],
    ['violationKinds.1.name', '不能为空', (s) => (s.violationKinds[1].name = ' ')],
    ['prizes.0.from', '应为 0 到 1000000000 之间的整数', (s) => (s.prizes[0].from = '2100')],
    ['tax.method', '应为 "none"、"labour" 或 "intern-cumulative"', (s) => (s.tax.method = 'flat')],
    ['tax.incomeRatio', '应为 0 到 1 之间的十进制数，例如 "0.8"', (s) => (s.tax.incomeRatio = '1.2')],
    ['timezone', '未知的时区', (s) => (s.timezone = 'Asia/Shangai')],
    ['payBy', '应为真实的日期，例如 "2020-11-11"', (s) => (s.payBy = '2020-2-30')],
  ]
  test.each(cases)('%s: %s', (path, reason, change) => {
    expect(faults(change)).toEqual([`${path}: ${reason}`])
    const [english, ...more] = faults(change, 'en')
    expect(more).toEqual([])
    // The Chinese names of shifts and violations are the season's own, and stand at the end.
    expect(english!.replace(/: (早|训|仓|迟到)$/, '')).not.toMatch(/[一-龥：，、{}]/)
    expect(english).toMatch(/: [a-z]/)
  })

  test('everything at once', () => {
    const both = faults((s) => [
      (s.stages[1].key = 'training'),
      (s.pay.overtime.unitMinutes = 0),
      (s.extra = 1),
    ])
    expect(both.map((fault) => fault.split(':')[0])).toEqual(['pay.overtime.unitMinutes', 'extra'])
  })

  test.each([[null], [[]], ['season'], [3]])('%o is no season at all', (json) => {
    expect(parseSeason(json).ok).toBe(false)
  })
})

const places = (text: string) => (text.match(/\{\d\}/g) ?? []).toSorted()

describe('a reason', () => {
  const codes = Object.keys(settingReasons) as SettingCode[]

  test.each(codes)('%s has a sentence in both languages, about the same things', (code) => {
    const { 'zh-CN': chinese, en } = settingReasons[code]
    expect(chinese).toMatch(/[一-龥]/)
    expect(en).not.toMatch(/[一-龥：，、；]/)
    expect(places(en)).toEqual(places(chinese))
  })

  test('comes through a message whole, also with a name that has the separator in it', () => {
    expect(reasonIn(messageOf('whole', 1, 99))).toEqual({ code: 'whole', params: ['1', '99'] })
    expect(settingText(reasonIn(messageOf('whole', 1, 99)), 'en')).toBe(
      'should be a whole number from 1 to 99',
    )
    expect(settingText(reasonIn(messageOf('repeated-shift', '早|晚')), 'en')).toBe(
      'a shift code given twice: 早|晚',
    )
  })

  test.each([['Invalid type: Expected string'], ['__proto__'], ['toString'], ['']])(
    'that is none of ours is still said: %o',
    (message) => {
      expect(settingText(reasonIn(message), 'en')).toBe('cannot be used for this setting')
    },
  )
})
