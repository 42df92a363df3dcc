/** “更多”里的去处。 */
export const words = {
  title: '更多',
  registers: '登记',
  offices: '管理',
  notices: '通知',

  violations: '违纪',
  quality: '质检差错',
  awards: '奖励',
  assessments: '考核',
  online: '在线时长',
  repairs: '设备报修',
  payouts: '发放',
  signatures: '签名进度',
  people: '人员',
  rooms: '教室',

  'text.violations': '登记、提出的处理、申诉',
  'text.quality': '甲方登记，双方核实',
  'text.awards': '甲方决定，组长复核',
  'text.assessments': '每人最多三次',
  'text.online': '导入日报，核对差异',
  'text.repairs': '学生报的故障',
  'text.payouts': '核算、批准、发布与签名',
  'text.signatures': '谁还没签，纸质签名登记',
  'text.people': '名单、邀请单、保险',
  'text.rooms': '教室验证码看板',
} as const
