/** 发放期限的倒计时：甲方负责人、实训负责人、财务看得到。 */
export const words = {
  title: '发放期限',
  left: '还有 {days} 天（{workingDays} 个工作日）',
  today: '今天到期',
  overdue: '已逾期 {days} 天',
  'term.pay-by': '{year}年{date}，实训期约定的日期',
  'term.working-days': '{year}年{date}，实训结束后的工作日期限',
  'settle.title': '场地结算期限',
  'settle.text': '{year}年{date}，实训结束后的工作日期限，由甲方与学校结清场地费',
  'deposit.title': '押金期限',
  'deposit.text': '{year}年{date}，实训开始前的工作日期限，甲方的押金应已到学校',
  'deposit.met': '{date} 已收到',
  'settle.met': '{date} 已结清',
  preliminary: '当年节假日尚未公布或未收录，以国务院公布的节假日为准',
} as const
