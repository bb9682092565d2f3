export { readWebhooks, type Webhook, type Webhooks } from './readWebhooks';
export { WebhookCalls, type WebhookAnswer } from './WebhookCalls';
