import type { DiscrepancyCode } from '../../shared/discrepancies/discrepancy-codes.ts'

/** What the demo's supervisor has said about each kind before the training period was published. */
const reasons: Partial<Record<DiscrepancyCode, string>> = {
  'season-two-end-times':
    '“通宵”到次日 2:00，“通”到 24:00，是两种班，排班表按代码区分；10 月 20 日已与学校核对。',
  'season-machines': '缺的机器用备用笔记本补上，座位够用；设备组 11 月 10 日前修好。',
  'season-seats': '冲刺通班分在两间教室，另借 203 室的座位，排班表暂不改。',
  'unconfirmed-attendance': '培训期的纸质点名已与辅导员逐条对过，没有确认的一律不计。',
  'day-not-called': '当天由纸质点名代替，没有名字的学生不在场，不计补贴。',
  'dispute-open': '已请辅导员到场核实，以点名为准。',
  'online-without-paid-attendance': '培训期试登旺旺，不算加班。',
  'award-unreviewed': '小组长来不及复核，核实后放到下一期补发。',
  'violation-appealed': '申诉还在处理，本期先不扣，结果出来后在下一期补扣。',
  'error-unverified': '学校还没有核实，本期不扣。',
  'card-missing': '学生的卡还在办，办好后由财务单独发放。',
  'account-missing': '登录单已经发给各班，还没有登录的学生由辅导员带到机房补办。',
  'insurance-missing': '培训期还没有上岗，保险在实训开始前补办，辅导员跟进。',
}

export const demoReason = (code: DiscrepancyCode): string =>
  reasons[code] ?? '已与学校逐条核对，不影响本期发放。'
