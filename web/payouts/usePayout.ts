import { computed, ref } from 'vue'
import { useCommand } from '../offline/useCommand.ts'
import { useMe } from '../people/useMe.ts'
import { useQuery } from '../platform/useQuery.ts'

export type Side = 'company' | 'school'

/** One run: where it stands, and what this person may do next with it. */
export function usePayout(id: () => string) {
  const query = useQuery('/api/payouts/:id', () => ({ id: id() }), 30_000)
  const { roles } = useMe()
  const prepare = useCommand('/api/payouts')
  const commands = {
    company: useCommand('/api/payouts/:id/approve-company'),
    school: useCommand('/api/payouts/:id/approve-school'),
  }
  const publishing = useCommand('/api/payouts/:id/publish')
  const all = [prepare, commands.company, commands.school, publishing]
  /** How many payslips the last computing changed; undefined before one. */
  const changed = ref<number>()

  const approvedBy = (side: Side) => query.data?.approvals.find((approval) => approval.side === side)
  const mayApprove = (side: Side) =>
    query.data?.state === 'draft' &&
    !approvedBy(side) &&
    roles.value.includes(side === 'company' ? 'supervisor' : 'lead-teacher')
  const isSupervisor = computed(() => roles.value.includes('supervisor'))
  const mayPublish = computed(() => query.data?.state === 'approved' && isSupervisor.value)
  const mayCompute = computed(
    () => query.data !== undefined && query.data.state !== 'published' && isSupervisor.value,
  )

  async function compute() {
    if (!query.data) return
    const answer = await prepare.run({ from: query.data.from, to: query.data.to })
    changed.value = answer?.changed
  }
  const approve = (side: Side) =>
    query.data && commands[side].run({ contentHash: query.data.contentHash }, { id: id() })
  const publish = () => query.data && publishing.run({ version: query.data.version }, { id: id() })

  return {
    query,
    changed,
    approvedBy,
    mayApprove,
    mayPublish,
    mayCompute,
    compute,
    approve,
    publish,
    busy: computed(() => all.some((command) => command.busy || command.waiting)),
    stuck: computed(() => all.some((command) => command.stuck)),
    failure: computed(() => all.find((command) => command.failure)?.failure),
  }
}
