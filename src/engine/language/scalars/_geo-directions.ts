import { angleBetween, cross, dot, type SpherePoint, squareTo } from './_geo-sphere.js';

interface Span {
  readonly low: number;
  readonly high: number;
}

interface Avoided {
  readonly direction: number;
  readonly left: number;
  readonly right: number;
  readonly isLeft: boolean;
}

/** The directions from a point in which an edge may leave it: through some discs, past others on a given side (S2PolylineSimplifier). */
export class DirectionWindow {
  private readonly aside: SpherePoint;
  private readonly ahead: SpherePoint;
  /** angles from the first disc's direction, at most a quarter turn to either side; null while all directions are left */
  private span: Span | null = null;
  private middle = 0;
  private waiting: Avoided[] = [];

  constructor(private readonly from: SpherePoint) {
    this.ahead = squareTo(from);
    this.aside = cross(from, this.ahead);
  }

  /** The angle of the direction of a point, from that of the first disc. */
  private direction(to: SpherePoint): number {
    const angle = Math.atan2(dot(to, this.aside), dot(to, this.ahead)) - this.middle;
    return angle > Math.PI ? angle - 2 * Math.PI : angle <= -Math.PI ? angle + 2 * Math.PI : angle;
  }

  /** Half the angle that a disc takes up; null where it is around the point itself. */
  private halfWidth(centre: SpherePoint, radius: number): number | null {
    const distance = angleBetween(this.from, centre);
    return distance <= radius ? null : Math.asin(Math.min(1, Math.sin(radius) / Math.sin(distance)));
  }

  /** Whether a direction is left that passes a disc. */
  target(centre: SpherePoint, radius: number): boolean {
    const half = this.halfWidth(centre, radius);
    if (half === null) return true;
    if (this.span === null) {
      this.middle = this.direction(centre);
      this.span = { low: -half, high: half };
      for (const avoided of this.waiting) this.exclude({ ...avoided, direction: avoided.direction - this.middle });
      this.waiting = [];
    } else {
      const direction = this.direction(centre);
      this.span = { low: Math.max(this.span.low, direction - half), high: Math.min(this.span.high, direction + half) };
    }
    return this.span.low <= this.span.high;
  }

  /** Whether a direction is left that passes a disc on one side, as it lies on the other. */
  avoid(centre: SpherePoint, radius: number, isLeft: boolean): boolean {
    const half = this.halfWidth(centre, radius);
    if (half === null) return false;
    const quarter = Math.PI / 2;
    const avoided = {
      direction: this.direction(centre),
      left: isLeft ? quarter : half,
      right: isLeft ? half : quarter,
      isLeft,
    };
    if (this.span === null) this.waiting.push(avoided);
    else this.exclude(avoided);
    return this.span === null || this.span.low <= this.span.high;
  }

  private exclude({ direction, left, right, isLeft }: Avoided): void {
    if (this.span === null) return;
    const turned =
      direction > Math.PI ? direction - 2 * Math.PI : direction <= -Math.PI ? direction + 2 * Math.PI : direction;
    const [from, to] = [turned - right, turned + left];
    const { low, high } = this.span;
    const isWithin = from >= low && to <= high;
    if (isWithin ? isLeft : from > low && from <= high) this.span = { low, high: from };
    else if (isWithin || (to >= low && from <= low)) this.span = { low: Math.max(low, to), high };
  }

  has(to: SpherePoint): boolean {
    if (angleBetween(this.from, to) > Math.PI / 2) return false;
    const direction = this.direction(to);
    if (this.span !== null) return direction >= this.span.low && direction <= this.span.high;
    return this.waiting.every(
      (avoided) => direction < avoided.direction - avoided.right || direction > avoided.direction + avoided.left,
    );
  }
}
