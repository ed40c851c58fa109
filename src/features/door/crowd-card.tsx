/** What stands at the door of a crowd instead of those who have not come: where the names are, and what is done without signal. */
import { Button } from '@/components/button'
import { Caption, Card, Strong } from '@/components/card'

interface CrowdCardProps {
  capacity: number
  onAll: () => void
}

export const CrowdCard = ({ capacity, onAll }: CrowdCardProps) => (
  <Card>
    <Strong text="找人到名单里" />
    <Caption text={`${capacity} 个名额，名单太长，手机里不存。有信号时，按姓名或手机后四位找。`} />
    <Caption text="没有信号时，码照样换：来的人自己扫码签到，先存在各自手机里，有信号了自动补上。没带手机的，在打印的签到表上签名，回头补录时长。" />
    <Button kind="second" text="打开名单找人" onTap={onAll} />
  </Card>
)
