/** 导出签收表与个税表的词句。 */
export const words = {
  title: '导出表格',
  text: '表中有完整的身份证号和银行卡号，每个人的每次导出都会记入本人可见的查看记录。',
  kind: '表格',
  'kind.sign-off': '签收表',
  'kind.tax': '个税表',
  class: '班级',
  all: '全部班级',
  format: '格式',
  'format.xlsx': 'Excel',
  'format.pdf': 'PDF',
  'format.csv': 'CSV',
  make: '导出',
  making: '正在生成，约需几秒…',
  done: '已保存到下载：{name}',
}
