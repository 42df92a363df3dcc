/** The two lists of the tests under test/api, one a runtime, and whether they are the same. */
export interface Listed {
  /** File and full name. */
  name: string
  skipped: boolean
}

/** What is said of them, and what one has that the other has not; nothing where neither was run. */
export function bothLists(node: Listed[], workerd: Listed[]): { said: string; problems: string[] } {
  const counted = (list: Listed[]) => {
    const skipped = list.filter((one) => one.skipped).length
    return `${(list.length - skipped).toLocaleString('en')}${skipped ? ` and ${skipped} skipped` : ''}`
  }
  const said =
    node.length + workerd.length ? `test/api: ${counted(node)} on Node, ${counted(workerd)} in workerd` : ''
  return {
    said,
    problems: [...lacking(node, workerd, 'not in workerd'), ...lacking(workerd, node, 'not on Node')],
  }
}

/** Names may be there twice, as rows of a table are: each has to be found as often. */
function lacking(these: Listed[], those: Listed[], where: string): string[] {
  const left = new Map<string, number>()
  for (const one of those) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1)
  return these.flatMap((one) => {
    const there = left.get(keyOf(one)) ?? 0
    left.set(keyOf(one), there - 1)
    return there > 0 ? [] : [`${where}${one.skipped ? ', where it is not skipped' : ''}: ${one.name}`]
  })
}

const keyOf = ({ name, skipped }: Listed) => `${skipped} ${name}`
