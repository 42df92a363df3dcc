/** Of fault-text.ts: the refusals about the plan, about swapping what it says, and about the season's rules. */
export const planZh = {
  'swap-other-class': '只能与同班同学换班。',
  'swap-track': '后勤班次不能换班。',
  'swap-same': '两人当天的排班相同，无需换班。',
  'swap-too-late': '班次的签到已经开放，不能再换班。',
  'plan-changed': '申请之后排班已经变化，请重新申请。',
  'plan-past': '{date} 已经过去，或当天的签到已经开始，不能再改排班；缺的请用换班或补录。',
  'plan-unexplained': '还有 {count} 类提醒没有写明理由；写明后才能发布。',
  'plan-shift-unknown': '实训期没有“{shift}”这个班次，请改用已有的班次或 07:00-26:00 这样的时段。',
  'not-agreed': '对方还没有同意换班。',
  'rules-published':
    '已有补贴单按现在的规则发布，规则不能再改；金额的更正请用考勤、违纪等事实的更正，会成为下一次的补发或扣回。',
  'rules-alone': '规则的改动要由另一位负责人确认，请单独导入 season.json，确认后再导入其他表。',
  'rules-pending': '已有一份规则改动等待确认，请先确认或拒绝它。',
}

export const planEn: typeof planZh = {
  'swap-other-class': 'You can swap only with a student of your own class.',
  'swap-track': 'Shifts of the logistics track cannot be swapped.',
  'swap-same': 'Both of you work the same that day, so there is nothing to swap.',
  'swap-too-late': 'Check-in for one of the shifts has opened, so they can no longer be swapped.',
  'plan-changed': 'The plan has changed since this was asked for. Please ask again.',
  'plan-past':
    '{date} is over or its check-in has begun, so its plan stays; swap shifts or enter people instead.',
  'plan-unexplained': '{count} kinds of warnings have no reason yet. Give one for each, then publish.',
  'plan-shift-unknown':
    'The season has no shift “{shift}”. Use one that it has, or a range such as 07:00-26:00.',
  'not-agreed': 'The other student has not agreed to the swap yet.',
  'rules-published':
    'Payslips have been published by these rules, so they stay. Correct facts instead; the difference comes with the next payout.',
  'rules-alone':
    'A change of the rules needs a second person: import season.json by itself, and the other tables once it is confirmed.',
  'rules-pending': 'A change of the rules waits already; confirm or refuse that first.',
}
