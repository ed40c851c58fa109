/** Owns what is told of a file that cannot be imported; part of the one table of rejections. */

export const importErrors = {
  TABLE_UNREADABLE: {
    text: '这个文件读不了：{why}',
    next: '请在 Excel 或 WPS 里另存为 .xlsx，再选一次',
    retry: 'never',
  },
  TABLE_TOO_LARGE: { text: '表格太大：{why}', next: '请分成几份，一份一份导入', retry: 'never' },
  IMPORT_COLUMNS: {
    text: '没有找到「{columns}」这一列',
    next: '请在第一行写上列名，每列一个，再选一次',
    retry: 'never',
  },
  IMPORT_ID_NUMBERS: {
    text: '表里有「{column}」这一列，身份证号这里不收',
    next: '请删掉这一列再选一次；刚才的文件没有留下',
    retry: 'never',
  },
  IMPORT_NOTHING: { text: '列名下面没有内容', next: '请核对是不是选错了文件或工作表', retry: 'never' },
  IMPORT_FORGOTTEN: {
    text: '过了期限，文件里的内容已经删掉了',
    next: '要再导入，请重新选文件；要改已经导入的，请到那一页改',
    retry: 'never',
  },
} as const
