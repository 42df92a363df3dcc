/** Every refusal in the reader's language: what happened, and what to do next. */
import type { PeriodFault } from '../../shared/allowance/period.ts'
import { stateNames } from '../../shared/attendance/roll-call.ts'
import { replyNames } from '../../shared/replies/reply.ts'
import { rulingNames } from '../../shared/rulings/ruling.ts'
import { planEn, planZh } from './fault-text-plan.ts'
import { entryFaults } from './fault-text-entry.ts'
import { chatFaults } from './fault-text-chat.ts'
import { returnsEn, returnsZh } from './fault-text-returns.ts'
import { importFaults } from './fault-text-imports.ts'
import type { Locale } from './ctx.ts'
import type { FaultCode, Params } from './fault.ts'
import { rulingFaults } from './fault-text-rulings.ts'
import { settlementFaults } from './fault-text-settlement.ts'
import { signatureFaults } from './fault-text-signatures.ts'

const zh: Record<FaultCode, string> = {
  ...returnsZh,
  ...importFaults['zh-CN'],
  ...rulingFaults['zh-CN'],
  ...signatureFaults['zh-CN'],
  ...settlementFaults['zh-CN'],
  ...planZh,
  ...chatFaults['zh-CN'],
  'not-signed-in': '请先登录。',
  forbidden: '你没有权限进行此操作；需要时请联系老师或负责人。',
  'not-found': '没有找到。它可能已被撤下，请返回后刷新。',
  'no-key': '请求缺少编号，请刷新页面后重试。',
  'key-reused': '这个请求编号已用于另一项内容，没有作任何改动；请刷新后重试。',
  'in-progress': '上一次请求还在处理，请稍候一秒再试。',
  'bad-input': '填写的内容有误：{detail}',
  'not-json': '请求格式不受支持。',
  'foreign-origin': '请求来自其他网站，已拒绝。请从本站打开页面。',
  'too-large': '内容太大，最多 {limit}。',
  unavailable: '服务器正在恢复，你的操作没有丢失，稍后会自动重试。',
  'storage-full': '服务器存储已满，暂时无法保存；已通知管理员，请保留本页，稍后重试。',
  'audit-broken': '审计记录校验失败，发放功能已冻结，请联系管理员。签到不受影响。',
  'no-shift': '今天没有排班。若排班有误，请联系老师。',
  'not-open-yet': '签到尚未开放，{opens} 开始。',
  'window-closed': '签到时间已过（{closes} 截止）。请告诉组长，点名时可以补记。',
  'check-out-closed': '签退时间已过（{closes} 截止）。没有签退不影响补贴。',
  'roll-call-not-open': '点名尚未开始，{opens} 起可以确认。',
  'decided-already': '{by}已先确认为「{state}」，请刷新后查看。',
  'reason-needed': '修改已确认的考勤需要写明原因。',
  'nothing-to-confirm': '没有需要确认的学生。',
  'decided-by-teacher': '{by}已确认为「{state}」，这一决定只能由老师更改；如有疑问请联系老师。',
  'entry-reason-needed': '这名学生不在排班内，也没有签到；补录需要写明原因。',
  'no-dispute': '签到与点名没有不一致，无需处理。请刷新后查看。',
  'replied-already': '{by}已先处理（{reply}），请刷新后查看。',
  'asked-already': '同一内容已经申请过，请等候处理。',
  'correction-too-early': '班次尚未开始，不能补卡。',
  'nothing-to-correct': '考勤已确认为「{state}」，无需补卡。',
  'leave-invalid': '请假日期无效：结束日期不能早于开始日期，且最长 31 天。',
  'wrong-state': '状态已经变化，请刷新后再试。',
  overtaken: '别人刚刚改动了同一内容，请重试。',
  'undecided-discrepancies': '还有 {count} 处待核对没有处理：请逐项改正，或写明理由裁定，然后再发布。',
  'discrepancy-changed': '其中 {count} 处已经变化或不再存在，没有作任何裁定；请刷新后按最新的情况裁定。',
  'discrepancy-decided': '其中 {count} 处已有人先处理，没有作任何改动；请刷新后再看。',
  'slip-changed': '补贴单已更新，请先查看新的内容再签名。',
  'view-expired': '查看已超过 30 分钟，请重新打开补贴单再签名。',
  'signed-already': '这张补贴单已经签过名了。',
  'name-differs': '输入的姓名与补贴单不一致，请输入本人姓名。',
  'demo-only': '此功能只在演示中可用。',
  'too-many': '尝试次数过多，请等候 {minutes} 分钟后再试。',
  ...entryFaults['zh-CN'],
  'date-past': '日期不能早于今天；此前的决定保持不变。',
  'move-outside': '日期不在实训期（{from} 至 {to}）内，或这位学生那天不在营。',
  'group-unknown': '名册上没有这个班级或小组。新的班级和小组请随名册导入。',
  'move-nowhere': '这位学生那天已在这个小组。更换组长请用「小组长」一栏。',
  'consent-needed': '请先阅读并同意相应的说明。',
  'consent-withdrawn': '这位学生已撤回对身份证号和银行卡号的同意，不能再使用这两个号码；补贴改走线下发放。',
  'number-invalid': '号码不正确，请核对后重新输入。',
  'number-of-another': '这个号码已有人登记。请核对；确实是你的，请告诉辅导员。',
  'nothing-to-send': '现在没有可以发放的补贴单：已签名且有银行卡的都已在批次中。请刷新后查看未发放的原因。',
  'batch-erased': '这一批次中有人的银行卡号已按规定删除，无法再生成文件；金额与结果不受影响。',
  'batch-differs': '重新生成的文件与当初导出的不一致，已停止下载。请使用当初的文件，并联系管理员。',
  'no-card': '还没有登记银行卡，请先登记。',
  'not-failed': '这一笔没有失败，不需要确认。请刷新后查看。',
  'not-payable': '这张补贴单现在不能登记为已发放：尚未签名、已在批次中或已经发放。请刷新后查看。',
  'transfer-under-way': '该学生有一笔发放还没有银行结果，请等结果导入后再删除个人信息。',
  'run-closed': '这次发放已经关闭，内容不再变化，只能查看；之后的差额记在下一次发放中。',
  'run-open': '还有 {count} 人没有付清：{names}。请先付清；确实付不了的，由双方各写明理由后关闭。',
  'run-under-way': '还有已发出而没有银行结果的款项。请先导入银行结果再关闭。未付清：{names}。',
  'run-carries': '这是最后一次发放，而 {count} 人还有应补的差额：{names}。请先为他们核算一次补发，再关闭。',
  'closed-already': '这一方已经同意关闭，请等另一方确认。',
  'season-closed': '实训期的发放已全部关闭，考勤与登记不再变化，只能查看。',
}

const en: Record<FaultCode, string> = {
  ...returnsEn,
  ...importFaults.en,
  ...rulingFaults.en,
  ...signatureFaults.en,
  ...settlementFaults.en,
  ...planEn,
  ...chatFaults.en,
  'not-signed-in': 'Please sign in first.',
  forbidden: 'You may not do this. If you need to, ask your teacher or supervisor.',
  'not-found': 'Nothing found. It may have been withdrawn: go back and refresh.',
  'no-key': 'The request carries no key. Refresh the page and try again.',
  'key-reused': 'This request key belongs to another request; nothing was changed. Refresh and try again.',
  'in-progress': 'The previous request is still running. Try again in a second.',
  'bad-input': 'Something in the input is wrong: {detail}',
  'not-json': 'This kind of request is not supported.',
  'foreign-origin': 'The request came from another site and was refused. Open the page from this site.',
  'too-large': 'Too large: at most {limit}.',
  unavailable: 'The server is recovering. Nothing you did is lost; it will be tried again.',
  'storage-full':
    'The server has no space left and could not save. The admin knows; keep this page and retry later.',
  'audit-broken':
    'The audit log does not verify, so payouts are frozen. Tell the admin. Check-in is not affected.',
  'no-shift': 'No shift is planned for you today. If that is wrong, tell your teacher.',
  'not-open-yet': 'Check-in is not open yet; it opens at {opens}.',
  'window-closed': 'Check-in closed at {closes}. Tell your leader, who can enter you at roll call.',
  'check-out-closed': 'Check-out closed at {closes}. A missing check-out costs you nothing.',
  'roll-call-not-open': 'The roll call is not open yet; it opens at {opens}.',
  'decided-already': '{by} has already confirmed “{state}”. Refresh to see it.',
  'reason-needed': 'Changing a confirmed attendance needs a reason.',
  'nothing-to-confirm': 'There is nobody to confirm.',
  'decided-by-teacher':
    '{by} has confirmed “{state}”, and only a teacher changes that. If it is wrong, tell the teacher.',
  'entry-reason-needed':
    'This student was neither planned nor checked in. Entering the attendance needs a reason.',
  'no-dispute': 'Check-in and roll call agree, so there is nothing to settle. Refresh to see it.',
  'replied-already': '{by} was first: {reply}. Refresh to see it.',
  'asked-already': 'You have asked for this already. Please wait for the answer.',
  'correction-too-early': 'The shift has not started yet, so there is nothing to correct.',
  'nothing-to-correct': 'The attendance is confirmed as “{state}” already. Nothing needs to be corrected.',
  'leave-invalid': 'The dates cannot be a leave: it ends before it begins, or is longer than 31 days.',
  'wrong-state': 'The state has changed. Refresh and try again.',
  overtaken: 'Somebody changed the same thing just now. Try again.',
  'undecided-discrepancies': '{count} discrepancies are open: put each right or decide it, then publish.',
  'discrepancy-changed': '{count} of them have changed; nothing was decided. Reload and look again.',
  'discrepancy-decided': 'Somebody dealt with {count} of them first. Reload and look again.',
  'slip-changed': 'The payslip has changed. Read the new one before you sign.',
  'view-expired': 'You opened it more than 30 minutes ago. Open the payslip again, then sign.',
  'signed-already': 'This payslip is signed already.',
  'name-differs': 'That is not the name on the payslip. Type your own name.',
  'demo-only': 'Only the demo has this.',
  'too-many': 'Too many tries. Wait {minutes} minutes, then try again.',
  ...entryFaults.en,
  'date-past': 'The date must not be before today; what was decided until then stands.',
  'move-outside': 'The date is outside of the season ({from} to {to}), or the student is not there on it.',
  'group-unknown': 'The roster has no such class or group. New ones come with the roster.',
  'move-nowhere': 'The student is in that group already. Leaders are changed under “Group leader”.',
  'consent-needed': 'Please read and accept the statement first.',
  'consent-withdrawn':
    'This student no longer agrees to the use of ID and card number. The allowance is paid on paper.',
  'number-invalid': 'The number is not right. Check it and enter it again.',
  'number-of-another': 'Somebody else has entered this number. Check it; if it is yours, tell your teacher.',
  'nothing-to-send':
    'Nothing can be sent now: all that is signed and has a card is in a batch. Reload to see what keeps the rest.',
  'batch-erased':
    'A card number of this batch has been erased, so its file cannot be made again; amounts and results stand.',
  'batch-differs':
    'The file made now is not the one that was exported, so it is not given out. Use the first one and tell an admin.',
  'no-card': 'There is no bank card on file yet; please enter it first.',
  'not-failed': 'This transfer has not failed, there is nothing to confirm. Please reload.',
  'not-payable':
    'This payslip cannot be recorded as paid now: it is unsigned, in a batch or paid already. Please reload.',
  'transfer-under-way': 'A transfer of this student has no result yet; import it before erasing the numbers.',
  'run-closed': 'This payout is closed and changes no more. A later difference goes into the next one.',
  'run-open': '{count} are not paid: {names}. Pay them, or close it with a reason from both sides.',
  'run-under-way': 'Something sent has no result: import the bank’s file first. Not paid: {names}.',
  'run-carries': 'It is the last payout, and {count} have back pay coming: {names}. Compute that first.',
  'closed-already': 'This side has agreed already; the other one has to confirm.',
  'season-closed': 'All payouts of the season are closed, so its records change no more.',
}

/** Attendance that no person has decided came with a file. */
const nobody = { 'zh-CN': '导入的考勤', en: 'The imported list' } as const

/** Codes that a parameter may hold instead of words. */
const periodFaults: Record<Locale, Record<PeriodFault, string>> = {
  'zh-CN': {
    'period-reversed': '结束日期早于开始日期。',
    'period-crosses-years': '不能跨年，请按年分开发放。',
  },
  en: {
    'period-reversed': 'it ends before it begins.',
    'period-crosses-years': 'it must not cross a year; make one run for each.',
  },
}

export function faultText(code: FaultCode, params: Params, locale: Locale): string {
  const text = (locale === 'en' ? en : zh)[code]
  const names: Record<string, Record<string, string>> = {
    state: stateNames[locale],
    reply: replyNames[locale],
    ruling: rulingNames[locale],
    detail: code === 'period-invalid' ? periodFaults[locale] : {},
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '')
    if (name === 'by' && value === '') return nobody[locale]
    return names[name]?.[value] ?? value
  })
}
