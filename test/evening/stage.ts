/** What the evening is played on: the demo's season in a database, the whole server, its clock, and the vendors' robots. */
import { movableClock } from '../../api/adapters/clock.ts'
import { demoStartsAt, loadDemo } from '../../api/demo/load.ts'
import { tick } from '../../api/jobs/tick.ts'
import type { Ctx } from '../../api/kernel/ctx.ts'
import { notice } from '../../api/notices/table.ts'
import { robots } from '../../api/robots/channel.ts'
import { words as staffWords } from '../../shared/notices/staff-words.zh-CN.ts'
import { words as ownWords } from '../../shared/notices/words.zh-CN.ts'
import { wallClock } from '../../shared/time/instant.ts'
import { appFor } from '../kit/app.ts'
import { clockAt, minutes } from '../kit/clock.ts'
import { freshDatabase } from '../kit/database.ts'
import { rowsOf } from '../kit/evening.ts'
import { testKeys } from '../kit/keys.ts'
import { robotServices } from '../kit/robots.ts'
import type { Vendor } from '../../shared/robots/address.ts'
import { season2020 } from '../kit/season-2020.ts'
import { chatsOf } from './chats.ts'
import { peopleOf } from './people.ts'

const words = { ...ownWords, ...staffWords }

const vendorNames: Record<Vendor, string> = { dingtalk: '钉钉群', feishu: '飞书群', wecom: '企业微信群' }
const zone = 'Asia/Shanghai'

export async function stage() {
  const db = await freshDatabase()
  const opened = { db, keys: testKeys, newId: () => crypto.randomUUID() }
  const caller = { via: 'cli' as const, requestId: 'evening', locale: 'zh-CN' as const, route: 'evening' }
  await loadDemo(
    (now: number, change: Partial<Ctx['caller']>) => ({
      ...opened,
      clock: { now: () => now },
      caller: { ...caller, ...change },
    }),
    season2020(),
  )
  const clock = movableClock(demoStartsAt, clockAt())
  const services = await robotServices(clock)
  const { ask } = appFor(db, { now: clock, post: services.post })
  const people = await peopleOf(db, clock.now())
  const chats = await chatsOf({ ...opened, clock })
  const lines: string[] = []
  const time = () => wallClock(clock.now(), zone).time
  const heard = { notices: new Set((await rowsOf(db, notice)).map(({ id }) => id)), messages: 0 }

  /** What was told since the last look: in the app, the same words together, and in the groups. */
  async function hear() {
    const fresh = (await rowsOf(db, notice)).filter(
      ({ id, personId }) => !heard.notices.has(id) && !personId.startsWith('group:'),
    )
    for (const { id } of fresh) heard.notices.add(id)
    const same = Map.groupBy(fresh, (one) => textOf(one))
    for (const [text, all] of same) {
      const [first] = all
      const who =
        all.length > 2 ? `${all.length} 人` : all.map((one) => people.called(one.personId)).join('、')
      lines.push(`[${time()} 应用 → ${who}]`, text, ...(first ? [''] : []))
    }
    const said = services.groups.slice(heard.messages)
    // In what order the services were reached is nothing to keep.
    for (const { vendor, text } of said.toSorted((a, b) =>
      a.vendor < b.vendor ? -1 : a.vendor > b.vendor ? 1 : 0,
    ))
      lines.push(
        `[${time()} ${vendorNames[vendor]}]`,
        decodeURIComponent(text.replace(/https?:\/\/[^/]+/, '→ ')),
        '',
      )
    heard.messages = services.groups.length
    lines.push(...chats.hear(time()))
  }

  async function step() {
    await tick({ ...opened, clock }, [{ ...robots(services.post), pauseMs: 0 }, chats.channel])
    await hear()
  }

  /** Lets the time pass: the jobs run at each full interval, and a minute later, when what they had to tell leaves. */
  async function until(to: number, every = 15 * minutes) {
    while (clock.now() < to) {
      const full = clock.now() - (clock.now() % every) + every
      for (const next of [full, full + minutes]) {
        clock.moveTo(Math.min(next, to))
        await step()
        if (clock.now() >= to) return
      }
    }
  }

  /** What somebody does, and what it changes in the chats. */
  const say = (text: string) => lines.push(`${time()} ${text}`, '', ...chats.hear(time()))

  return { db, clock, services, ask, people, bind: chats.bind, lines, until, step, say }
}
export type Stage = Awaited<ReturnType<typeof stage>>

const short = (text: string) => {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)$/.exec(text) ?? []
  return month ? `${Number(month)}月${Number(day)}日` : text
}
const textOf = ({ kind, params }: typeof notice.$inferSelect) =>
  words[kind].replaceAll(/\{(\w+)\}/g, (_, name: string) => short(params[name] ?? ''))
