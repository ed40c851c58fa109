/** Owns the rejections about surveys. */

export const surveyErrors = {
  SURVEY_BAD_END: { text: '结束的日子不对', next: '请选今天以后、60 天以内的一天', retry: 'never' },
  SURVEY_NOBODY: { text: '这样选一个人也没有', next: '请再选选问谁', retry: 'never' },
  SURVEY_ODD_FORM: {
    text: '题目还没有写全',
    next: '选的题至少写两个不一样的选项；「选了才问」要跟着前面的题',
    retry: 'never',
  },
  SURVEY_OVER: { text: '这份问卷已经收完了', next: '谢谢您，下次再请您填', retry: 'never' },
  SURVEY_NOT_FOR_YOU: { text: '这份问卷没有请这位填', next: '可以请社区看看问的是谁', retry: 'never' },
  SURVEY_TOO_YOUNG: { text: '未满 14 周岁不用填', next: '可以请家里大人填', retry: 'never' },
  SURVEY_OPEN_ANSWER: { text: '「{question}」还没有填', next: '填上再交，别的都在', retry: 'never' },
  SURVEY_ODD_ANSWER: { text: '「{question}」填的对不上', next: '请再选一次，别的都在', retry: 'never' },
  SURVEY_TELLING: {
    text: '「{question}」里好像有电话或证件号',
    next: '请去掉号码再交；要人联系，交完点「请联系我」',
    retry: 'never',
  },
  SURVEY_NOT_GIVEN: { text: '还没有交这份问卷', next: '先填好交上，再点「请联系我」', retry: 'never' },
  SURVEY_CHANGED: { text: '{name}刚改过这份问卷', next: '您写的还在，看一看再存', retry: 'never' },
} as const
