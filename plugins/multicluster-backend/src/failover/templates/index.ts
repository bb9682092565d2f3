export { TemplateTasks } from './TemplateTasks';
