import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { TellOwners } from '../types';

/** Through the portal's notifications: whoever owns the entity. A portal without them loses nothing but the word. */
export function notifyOwners(options: {
  notifications: NotificationService;
  logger: LoggerService;
}): TellOwners {
  const { notifications, logger } = options;
  return async ({ entityRef, ...payload }) => {
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef },
        payload: { ...payload, topic: 'failover' },
      });
    } catch (error) {
      logger.warn(`The owners of ${entityRef} were not told: ${error}`);
    }
  };
}
