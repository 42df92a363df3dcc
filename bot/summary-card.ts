import { seeReturn } from '../api/returns/see.ts'
import { maskedName } from '../shared/invitations/state.ts'
import { watchedFor } from '../shared/returns/return.ts'
import type { ReturnSummary } from '../shared/returns/summary.ts'
import type { Desk } from './desk.ts'
import { shiftOf } from './items.ts'
import type { Card } from './show.ts'
import { called, day, say, time } from './words.ts'

/** 归寝汇总, for who is in charge: the newest version of the own one; the missing first, names and numbers are on the board. */
export const summaryCard: Card = async (desk, item) => {
  const named = shiftOf(item)
  if (!named) return undefined
  const { date, shift } = named
  const { summary, night } = await seeReturn(desk.ctx, { date, shift })
  if (!summary?.content || night?.shift !== shift) return undefined
  const { version, ackAt, content } = summary
  const text = [
    say(desk, 'summary.head', {
      version,
      date: day(desk, content.date),
      name: content.name,
      of:
        content.classes.length === 1
          ? content.classes[0]!.className
          : say(desk, 'classes', { count: content.classes.length }),
    }),
    say(desk, 'summary.counts', { ...content.counts }),
    ...missing(desk, content),
    ...batches(desk, content),
    ...(ackAt === null ? [] : [say(desk, 'summary.read-at', { time: time(desk, ackAt) })]),
  ].join('\n')
  const read = {
    label: say(desk, 'summary.read'),
    what: 'summary.read',
    params: { version: String(version) },
  }
  const board = {
    label: say(desk, 'summary.board'),
    path: `/returns?${new URLSearchParams({ date: content.date, shift })}`,
  }
  const rows = [[...(ackAt === null ? [read] : []), board]]
  return { text, rows, version: String(version), openUntil: content.endsAt + watchedFor }
}

function missing(desk: Desk, { unaccounted, classes }: ReturnSummary): string[] {
  return unaccounted.map(({ name, className, group, last }) => {
    const place = classes.length === 1 ? group : `${className} ${group}`
    const who = say(desk, 'summary.who', { name: maskedName(name), place })
    if (!last) return say(desk, 'summary.missing', { who, last: say(desk, 'summary.no-record') })
    const record = say(desk, last.kind === 'check-out' ? 'summary.out' : 'summary.in', {
      time: time(desk, last.at),
    })
    return say(desk, 'summary.missing', { who, last: record })
  })
}

function batches(desk: Desk, content: ReturnSummary): string[] {
  if (!content.batches.length) return []
  const each = content.batches.map(({ leavesAt, teacher, company, students }) => {
    const escorts = [called(desk, teacher, 'teacher'), called(desk, company, 'supervisor')]
      .filter(Boolean)
      .join('/')
    return say(desk, 'summary.batch', { time: time(desk, leavesAt), escorts, count: students }).replaceAll(
      '  ',
      ' ',
    )
  })
  return [say(desk, 'summary.batches', { batches: each.join(' · ') })]
}
