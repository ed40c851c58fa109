/** Owns how a name or a number is shown to people who need not know it whole. */

const compoundSurnames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '夏侯',
  '令狐',
  ...[
    '南宫',
    '端木',
    '赫连',
    '东郭',
    '西门',
    '南门',
    '百里',
    '呼延',
    '轩辕',
    '长孙',
    '宇文',
    '鲜于',
    '闾丘',
    '澹台',
  ],
  ...[
    '公冶',
    '宗政',
    '濮阳',
    '淳于',
    '单于',
    '太叔',
    '申屠',
    '仲孙',
    '钟离',
    '闻人',
    '公羊',
    '公西',
    '万俟',
    '拓跋',
  ],
  ...[
    '独孤',
    '完颜',
    '第五',
    '梁丘',
    '左丘',
    '东门',
    '谷梁',
    '巫马',
    '漆雕',
    '乐正',
    '壤驷',
    '公良',
    '夹谷',
    '宰父',
  ],
  ...[
    '段干',
    '即墨',
    '司寇',
    '司空',
    '亓官',
    '仉督',
    '子车',
    '颛孙',
    '微生',
    '羊舌',
    '叱干',
    '耶律',
    '叶赫',
    '纳兰',
  ],
])

/** 王建国 → 王*, 欧阳娜 → 欧阳*. One star whatever the length, so that the length tells nothing. */
export function maskName(name: string): string {
  const letters = typeof name === 'string' ? [...name.trim()] : []
  if (letters.length === 0) return ''
  const two = letters.slice(0, 2).join('')
  return `${letters.length > 2 && compoundSurnames.has(two) ? two : letters[0]}*`
}

/** 13812345678 → 138****5678. */
export const maskPhone = (phone: string): string =>
  phone === '' ? '' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
