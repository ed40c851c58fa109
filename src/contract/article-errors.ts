/** Owns the rejections of articles. */

export const articleErrors = {
  ARTICLE_ODD_FORM: {
    text: '文章还没有写全',
    next: '每一段都要有字，图片要传上，最多 9 张；新的一版登在原来那一栏',
    retry: 'never',
  },
  ARTICLE_BAD_END: { text: '登的日子不对', next: '登到哪天要在登出来的那天以后', retry: 'never' },
  ARTICLE_NOT_YOURS: { text: '这篇是别人写的', next: '请写的人来改，或者自己另写一篇', retry: 'never' },
  ARTICLE_OWN: { text: '自己写的不能自己审', next: '请另一位同事来审', retry: 'never' },
  ARTICLE_SAME_READER: { text: '初审过的人不能再终审', next: '请第三位同事来终审', retry: 'never' },
  ARTICLE_NEEDS_FINAL: {
    text: '讲政策的文章要三个人看过',
    next: '先点「初审通过」，再请第三位同事终审',
    retry: 'never',
  },
  ARTICLE_BLOCKED: { text: '内容没有通过检查', next: '请改一改再交', retry: 'never' },
  ARTICLE_UNCHECKED: { text: '内容还在检查', next: '过一会儿再来审', retry: 'never' },
  ARTICLE_CHANGED: { text: '这篇刚改过', next: '您写的还在，看一看再存', retry: 'never' },
} as const
