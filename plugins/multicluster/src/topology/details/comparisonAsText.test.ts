import { storyComparison } from '../fixtures';
import { comparisonAsText } from './comparisonAsText';

describe('comparisonAsText', () => {
  it('is a table that names the odd one and what is missing', () => {
    expect(comparisonAsText(storyComparison)).toBe(
      [
        'edge differs from the other two in 1 field.',
        '',
        'field       east    west    edge',
        'image       6.11.0  6.11.0  6.9.4  odd: edge',
        'replicas    6       4       2      own',
        'autoscaler  3–10    3–10    none   own',
        'port        9898    9898    9898   equal',
        '',
      ].join('\n'),
    );
  });
});
