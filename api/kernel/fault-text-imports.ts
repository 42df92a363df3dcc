/** Of fault-text.ts: why files are not imported, and an import not taken back. */
const zh = {
  'import-refused': '文件中有 {count} 处错误，什么也没有导入。请改正后重试，或选择跳过有误的行。',
  'nothing-to-import': '没有可导入的文件：文件或工作表应叫 名册、排班 等，或 roster.csv 等，见导入页的模板。',
  'roles-reserved': '角色不能由实训期文件授予或收回。请去掉 staff.csv，或请服务器管理员用命令行导入。',
  'season-taken': '已有编号为 {id} 的实训期，请换一个编号。',
  'season-overlaps': '新的实训期要在现在这一期结束（{to}）之后开始。',
  'season-alone': '新的实训期要和它的名册一起导入：导入后它就成为当前的实训期。',
  'file-changed': '文件与预览时不同，请重新预览。',
  'import-undone': '这次导入已经撤销过，或本身就是一次撤销。请刷新后再看。',
  'import-began': '实训期是由这次导入建立的，不能撤销。需要改动时，请导入改正后的文件。',
  'import-people': '这次导入改动了名册上已有的人，他们原来的资料没有保留，不能整批撤销。请导入改正后的名册。',
  'import-overtaken': '之后又有导入改动了同样的表，这次导入不能再撤销。请先撤销后面的，或导入改正后的文件。',
  'import-used':
    '这次导入带来的内容，已有 {count} 条被人处理过，不能整批撤销。请逐条更正，或导入改正后的文件。',
}

const en: typeof zh = {
  'import-refused':
    '{count} errors in the files; nothing was imported. Correct them, or choose to skip the bad rows.',
  'nothing-to-import':
    'None of the files is part of a season: files or sheets are called roster, plan and so on; see the templates on the import page.',
  'roles-reserved':
    'Roles are not given or taken by a season’s files. Leave out staff.csv, or ask the operator to import it.',
  'season-taken': 'There is a season {id} already. Choose another id.',
  'season-overlaps': 'The new season has to begin after the current one has ended ({to}).',
  'season-alone': 'A new season comes in together with its roster: once imported, it is the current season.',
  'file-changed': 'The file differs from the one previewed. Preview it again.',
  'import-undone': 'This import has been taken back already, or takes one back itself. Please reload.',
  'import-began': 'The season began with this import, so it cannot be taken back. Import corrected files.',
  'import-people':
    'This import changed people who were on the roster; what was known of them before is not kept, so it cannot be taken back. Import a corrected roster.',
  'import-overtaken':
    'A later import changed the same tables, so this one cannot be taken back any more. Take the later one back first, or import corrected files.',
  'import-used':
    '{count} of the things that this import brought have been dealt with since, so it cannot be taken back. Correct them one by one, or import corrected files.',
}

export const importFaults = { 'zh-CN': zh, en }
