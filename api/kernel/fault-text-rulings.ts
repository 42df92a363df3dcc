/** Refusals about what is recorded of students and said of it. */
export const rulingFaults = {
  'zh-CN': {
    'ruled-already': '{by}已处理（{ruling}），请刷新后再看。',
    'kind-unknown': '实训期没有这种违纪类别，应为{kinds}之一。',
    'date-ahead': '日期还没有到，不能提前登记。',
    'leader-reviews': '这项奖励由该组小组长复核，请等小组长处理。',
    'prizes-changed': '积分或已发的奖项有变化，请看过新的名单后再发。',
    'passed-already': '该学生此前已通过考核，不能再登记之后的考核。',
    'attempts-used': '考核最多 {most} 次，已全部用完。',
    'attempt-taken': '第 {attempt} 次考核已经登记过；如有错，请先撤销再登记。',
    'attempt-order': '第 {attempt} 次考核的日期与其他几次的先后不符，请核对。',
  },
  en: {
    'ruled-already': '{by} has spoken on this already ({ruling}). Refresh and look again.',
    'kind-unknown': 'The season has no such kind of violation; it should be one of {kinds}.',
    'date-ahead': 'The date lies ahead; nothing can be entered for it yet.',
    'leader-reviews': 'The leader of the group reviews this award; please wait for that.',
    'prizes-changed': 'Points or prizes have changed meanwhile. Look at the new list, then give them.',
    'passed-already': 'The student has passed before; no later attempt can be recorded.',
    'attempts-used': 'There are at most {most} attempts, and all are used.',
    'attempt-taken': 'Attempt {attempt} is recorded already. If it is wrong, withdraw it first.',
    'attempt-order': 'The date of attempt {attempt} does not fit the order of the others. Check it.',
  },
}
