/** The posts of a session, each with its places, as neighbours choose among them. */
import { Row, RowGroup } from '@/components/rows'
import { Tag } from '@/components/tag'
import type { SessionDetail } from './detail-store'
import { postRoom } from './words'

export function Posts({ posts }: Pick<SessionDetail, 'posts'>) {
  return (
    <RowGroup>
      {posts.map((post) => (
        <Row
          key={post.postId}
          icon="people"
          title={post.name}
          caption={`一共 ${post.capacity} 人`}
          end={<Tag tone={post.free > 0 ? 'jade' : 'amber'} text={postRoom(post)} />}
        />
      ))}
    </RowGroup>
  )
}
