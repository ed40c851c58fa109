/** The posts of an activity on its form: what there is to do, and for how many, added and taken away. */
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { MOST_POSTS, POST_NAME } from '@/domain/activity/posts'
import { placesIn, type PostDraft } from './post-draft'
import styles from './session-fields.module.scss'

interface PostsFieldProps {
  posts: readonly PostDraft[]
  onChange: (posts: PostDraft[]) => void
  error?: string
}

export function PostsField({ posts, onChange, error }: PostsFieldProps) {
  const change = (at: number, some: Partial<PostDraft>) =>
    onChange(posts.map((post, i) => (i === at ? { ...post, ...some } : post)))
  const total = placesIn(posts)
  return (
    <Stack>
      {posts.map((post, i) => {
        const name = `岗位 ${i + 1}`
        return (
          <Card key={i}>
            <View className={styles.head}>
              <Strong text={name} />
              <Button
                small
                kind="quiet"
                text="去掉"
                label={`去掉${name}`}
                onTap={() => onChange(posts.filter((_, at) => at !== i))}
              />
            </View>
            <TextField
              label={`${name}做什么`}
              hint="比如：引导"
              maxLength={POST_NAME}
              value={post.name}
              onChange={(next) => change(i, { name: next })}
            />
            <TextField
              label={`${name}要几个人`}
              type="number"
              maxLength={3}
              value={post.capacity}
              onChange={(capacity) => change(i, { capacity })}
            />
          </Card>
        )
      })}
      {error !== undefined && (
        <Field label="" error={error}>
          <View />
        </Field>
      )}
      {total > 0 && <Caption text={`每场一共 ${total} 个名额`} />}
      {posts.length < MOST_POSTS && (
        <Button
          kind={posts.length === 0 ? 'quiet' : 'second'}
          text={posts.length === 0 ? '分岗位招人' : '再加一个岗位'}
          onTap={() => onChange([...posts, { postId: null, name: '', capacity: '' }])}
        />
      )}
    </Stack>
  )
}
