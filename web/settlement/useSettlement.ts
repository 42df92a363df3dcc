import { computed, ref } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useMe } from '../people/useMe.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { saveSheet } from '../sheets/save-sheet.ts'

export type Seen = Answer<'/api/settlement'>
export type Terms = Seen['deadlines']
export const sides = ['company', 'school'] as const
export type Side = (typeof sides)[number]
export type DepositKind = 'deposit-paid' | 'deposit-returned'
const roleOf = { company: 'supervisor', school: 'lead-teacher' } as const

/** The settlement of the season, and what this person may do next about it. */
export function useSettlement() {
  const query = useQuery('/api/settlement', undefined, 60_000)
  const { roles } = useMe()
  const commands = {
    judge: {
      company: useCommand('/api/settlement/judge-company'),
      school: useCommand('/api/settlement/judge-school'),
    },
    agree: {
      company: useCommand('/api/settlement/agree-company'),
      school: useCommand('/api/settlement/agree-school'),
    },
    deposit: useCommand('/api/settlement/deposit'),
    settle: useCommand('/api/settlement/settle'),
  }
  const all = [
    ...Object.values(commands.judge),
    ...Object.values(commands.agree),
    commands.deposit,
    commands.settle,
  ]
  const file = useDirectCommand('/api/settlement/sheet')
  const saved = ref('')

  const open = computed(() => query.data !== undefined && query.data.settled === null)
  const mine = computed(() => sides.filter((side) => roles.value.includes(roleOf[side])))
  const agreedBy = (side: Side) => query.data?.agreed.find((one) => one.side === side)
  const judged = computed(() => query.data?.content.reward.judged ?? null)
  const mayJudge = computed(() => open.value && query.data!.over && mine.value.length > 0)
  const mayAgree = (side: Side) =>
    open.value && query.data!.over && judged.value !== null && mine.value.includes(side) && !agreedBy(side)
  const isFinance = computed(() => roles.value.includes('finance'))
  const maySettle = computed(() => open.value && isFinance.value && sides.every(agreedBy))

  const judge = (breach: boolean, reason: string) => commands.judge[mine.value[0]!].run({ breach, reason })
  const agree = (side: Side) => query.data && commands.agree[side].run({ contentHash: query.data.hash })
  const deposit = (kind: DepositKind, amount: string, on: string) =>
    commands.deposit.run({ kind, amount, on })
  const settle = (on: string, note: string) =>
    query.data && commands.settle.run({ contentHash: query.data.hash, on, note })

  async function save(format: 'xlsx' | 'pdf') {
    saved.value = ''
    const answer = await file.run({ format })
    // The first answer was lost, and a repeat has no file: asked for anew, it is another one.
    const made = answer && answer.base64 === null ? await file.run({ format }) : answer
    if (!made?.base64) return
    saveSheet(made.name, made.base64, format)
    saved.value = made.name
  }

  return {
    query,
    open,
    judged,
    agreedBy,
    mayJudge,
    mayAgree,
    maySettle,
    mayDeposit: computed(() => open.value && isFinance.value),
    judge,
    agree,
    deposit,
    settle,
    save,
    saved,
    busy: computed(() => file.busy || all.some((command) => command.busy || command.waiting)),
    failure: computed(() => file.failure ?? all.find((command) => command.failure)?.failure),
  }
}
export type Desk = ReturnType<typeof useSettlement>
