import type { Page } from 'playwright-core';
import type { Story } from './Story.ts';

/** A task of a template takes minutes on a loaded machine; its own steps have deadlines. */
const TASK_MS = 240_000;

/** The wizard of a template, as a person goes through it. */
export class TemplateForm {
  readonly #story: Story;
  readonly #page: Page;

  private constructor(story: Story) {
    this.#story = story;
    this.#page = story.page;
  }

  /** From the page of all templates, which may take a while to know it. */
  static async open(story: Story, name: string): Promise<TemplateForm> {
    const { page, portal } = story;
    await page.goto(`${portal.url}/create/templates/default/${name}`);
    await page
      .getByRole('button', { name: /^(Next|Review)$/ })
      .waitFor({ timeout: 60_000 });
    return new TemplateForm(story);
  }

  /** The one that the page is on. */
  static current(story: Story): TemplateForm {
    return new TemplateForm(story);
  }

  /** Fields by their labels. */
  async fill(values: { [label: string]: string }): Promise<this> {
    for (const [label, value] of Object.entries(values)) {
      await this.#field(label).fill(value);
    }
    return this;
  }

  async readField(label: string): Promise<string> {
    return this.#field(label).inputValue();
  }

  /** One that offers what the catalog has. */
  async pick(label: string, text: string): Promise<this> {
    await this.#field(label).fill(text);
    await this.#page.getByRole('option').first().waitFor();
    await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press('Enter');
    return this;
  }

  /** One that takes any text, and offers some. */
  async type(label: string, text: string): Promise<this> {
    await this.#field(label).fill(text);
    await this.#page.keyboard.press('Tab');
    return this;
  }

  async next(): Promise<this> {
    await this.#page.getByRole('button', { name: 'Next', exact: true }).click();
    return this;
  }

  async chooseEveryCluster(): Promise<this> {
    await this.#page.getByRole('button', { name: /Every cluster/ }).click();
    await this.#page.getByText('3 of 3 chosen').first().waitFor();
    return this;
  }

  /** Into the cell of one value and one cluster, by keyboard. */
  async setValue(path: string, column: number, value: string): Promise<this> {
    const { keyboard } = this.#page;
    const row = this.#page.getByRole('row', { name: new RegExp(`^${path}`) });
    await row.getByRole('gridcell').nth(column).click();
    await keyboard.press('Enter');
    await keyboard.press('Control+a');
    await keyboard.type(value);
    await keyboard.press('Enter');
    return this;
  }

  /** Until each of the three clusters has accepted the dry run. */
  async previewed(): Promise<this> {
    await this.#page
      .getByText('accepted the dry run')
      .nth(2)
      .waitFor({ timeout: 60_000 });
    return this;
  }

  /** To the task; returns before it has ended. */
  async create(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Review' }).click();
    await this.#page.getByRole('button', { name: 'Create' }).click();
    await this.#page.waitForURL(/\/tasks\//);
  }

  /** Returns when the task has ended well, by the link or the text of its output. */
  async createAndWait(output: string): Promise<void> {
    await this.create();
    await this.ended(output);
  }

  async ended(output: string): Promise<void> {
    const failed = this.#page.getByText(/Step .* failed|Error:/).first();
    // Exactly, since the names of steps may hold the same words.
    const named = { name: output, exact: true };
    const done = this.#page
      .getByRole('link', named)
      .or(this.#page.getByRole('button', named))
      .or(this.#page.getByRole('heading', named))
      .first();
    await done.or(failed).first().waitFor({ timeout: TASK_MS });
    if (!(await done.isVisible())) {
      await this.#story.screenshot('task-failed');
      const log = await this.#page.locator('main, article').first().innerText();
      throw new Error(`The task failed: ${log.slice(-3000)}`);
    }
  }

  /** By its whole label: that of another may begin alike. What is required has a star behind it. */
  #field(label: string) {
    return this.#page.getByLabel(new RegExp(`^${label}[\\s*]*$`)).first();
  }
}
