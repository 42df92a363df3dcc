/** What the console says when the demo listens: where it is, and how to enter as each role. */
export const demoBanner = (url: string) => `
  到岗 Daogang · 演示 demo

  打开 open            ${url}/demo
  一键进入各角色：学生、小组长、辅导员、实训负责人、甲方负责人、财务、管理员
  one tap enters as student, leader, teacher, lead teacher, supervisor, finance or admin

  时钟 clock           2020-11-12 16:20 (上海 Shanghai)，可在演示页向前拨 moves forward on that page
  数据 data            一个新的临时文件，停止后删除 a new file, deleted on exit

  正式部署请配置 DAOGANG_DB 与 DAOGANG_KEY_FILE，见 README
  set DAOGANG_DB and DAOGANG_KEY_FILE to run a real school: see the README
`
