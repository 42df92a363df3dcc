/** Of fault-text.ts: the refusals of the way home, of late codes and late undoings. */
export const returnsZh = {
  'nothing-to-undo': '没有可以撤销的点名：只能在十分钟内撤销自己的确认。',
  'proof-too-late': '签到已超过 24 小时，不能再补教室验证码；由组长或老师确认即可。',
  'return-not-open': '还没有到归寝时间，{opens} 起可以确认。',
  'return-not-expected': '这名学生不在今晚的归寝名单内：没有这一班的排班和签到，或不住寝室。',
  'return-reason-needed': '需要写明原因。',
  'return-decided-by-teacher':
    '{by}已说明该生的去向，只能由老师更改；若本人已到寝，请用门口验证码确认，或联系老师。',
  'return-changed': '{by}刚刚改动了这名学生的归寝状态，请刷新后再看。',
  'return-nothing-to-undo': '没有可以撤销的归寝确认：只能在十分钟内撤销自己的。',
  'return-batch-changed': '这一批刚刚被别人改过，请刷新后再改。',
  'escort-unknown': '带队人不在教职工名单内，请重新选择。',
  'return-not-over': '班次还没有结束，不能结束归寝。',
  'return-open': '还有 {count} 人没有着落；要结束归寝，请写明原因。',
  'return-summary-newer': '汇总已更新到第 {version} 版，请先看新的一版。',
  'return-not-missing': '只有下落不明的学生才能查看电话；请刷新名单。',
  'no-phone': '名册里没有这名学生的手机号；请联系同寝同学或组长。',
  'gate-code-wrong': '验证码不对或已过期：请输入寝室门口屏幕上现在的六位数字。',
}

export const returnsEn: typeof returnsZh = {
  'nothing-to-undo': 'There is nothing to undo: you can take back your own roll call for ten minutes.',
  'proof-too-late':
    'The check-in is more than 24 hours old, so no code can be added. Your leader or teacher confirms it.',
  'return-not-open': 'It is too early to confirm who is home; it begins at {opens}.',
  'return-not-expected':
    'This student is not on tonight’s list: neither planned for nor checked in to this shift, or without a dormitory.',
  'return-reason-needed': 'Please give a reason.',
  'return-decided-by-teacher':
    '{by} has said where this student is, and only a teacher can change that. If the student is here, use the gate’s code or call the teacher.',
  'return-changed': '{by} has just changed this student’s state; please reload and look again.',
  'return-nothing-to-undo':
    'There is nothing to take back: only your own confirmations of the last ten minutes.',
  'return-batch-changed': 'Somebody has just changed this batch; please reload before you change it.',
  'escort-unknown': 'The escort is not among the staff; please choose again.',
  'return-not-over': 'The shift has not ended yet, so its way home cannot be closed.',
  'return-open': '{count} are still unaccounted for; to close it all the same, please give a reason.',
  'return-summary-newer': 'The summary is at version {version} by now; please read that first.',
  'return-not-missing':
    'A phone number is shown only of students who are unaccounted for; please reload the list.',
  'no-phone': 'The roster has no phone number of this student; please ask roommates or the leader.',
  'gate-code-wrong': 'The code is wrong or too old: enter the six digits that the gate’s screen shows now.',
}
