declare module 's3rver' {
  type Wish = {
    address: string;
    port: number;
    silent: boolean;
    directory: string;
    configureBuckets: { name: string }[];
  };
  export default class S3rver {
    constructor(wish: Wish);
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
