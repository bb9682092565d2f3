export { readWebhooks, type Webhook, type Webhooks } from './readWebhooks';
export { isPassing, WebhookCalls, type CallAnswer } from './WebhookCalls';
