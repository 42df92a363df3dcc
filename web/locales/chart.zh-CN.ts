/** 图表，与画的是什么无关。 */
export const words = {
  label: '图表：{title}。下方的表格有同样的数字。',
  table: '以表格显示',
  all: '显示全部 {count} 行',
} as const
