// The parts of ECharts that pages use; they travel in a chunk of their own.
import { BarChart, CustomChart, LineChart, ParallelChart, RadarChart, ScatterChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, ParallelComponent, RadarComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, ParallelChart, RadarChart, ScatterChart, DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, ParallelComponent, RadarComponent, TooltipComponent, CanvasRenderer]);

export { init };
