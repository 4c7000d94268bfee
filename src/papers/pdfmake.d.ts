/** Types of what src/papers/write-pdf.ts uses of pdfmake 0.3, which has none of its own. */
declare module 'pdfmake' {
  export interface Text {
    text: string | Text[];
    bold?: boolean;
    fontSize?: number;
    color?: string;
    alignment?: 'left' | 'right' | 'center';
    fillColor?: string;
    margin?: [number, number, number, number];
    noWrap?: boolean;
    /** Stays on the page of what comes after it. */
    headlineLevel?: number;
  }

  export interface Table {
    table: {
      widths: (number | '*' | 'auto')[];
      headerRows: number;
      dontBreakRows: boolean;
      body: Text[][];
    };
    layout: {
      hLineWidth(): number;
      vLineWidth(): number;
      hLineColor(): string;
      vLineColor(): string;
      paddingTop(): number;
      paddingBottom(): number;
      paddingLeft(): number;
      paddingRight(): number;
    };
  }

  export interface Columns {
    columns: Text[];
    margin: [number, number, number, number];
  }

  export type Content = Text | Table;

  export interface Definition {
    info: { title: string };
    pageSize: 'A4';
    pageOrientation: 'portrait' | 'landscape';
    pageMargins: [number, number, number, number];
    defaultStyle: { font: string; fontSize: number };
    content: Content[];
    footer(page: number, pages: number): Columns;
    pageBreakBefore?(
      node: { headlineLevel?: number },
      rest: { getFollowingNodesOnPage(): unknown[] },
    ): boolean;
  }

  const pdfmake: {
    setFonts(fonts: Record<string, Record<string, string>>): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}

declare module 'pdfmake/fonts/Roboto.js' {
  const fonts: { Roboto: Record<string, string> };
  export default fonts;
}
