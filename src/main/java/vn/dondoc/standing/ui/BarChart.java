package vn.dondoc.standing.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import java.util.Arrays;
import java.util.List;
import vn.dondoc.base.Messages;
import vn.dondoc.standing.Standing;

/**
 * Stacked bars of standings, drawn by ECharts, with the numbers on them and a pattern for each
 * part, so that they can be told apart without colours. Hidden from screen readers: the same
 * numbers stand in a table beside it.
 */
@JavaScript("context://_static/echarts/6.0.0/dist/echarts.min.js")
class BarChart extends Div {
  /** A bar and what it is of. */
  record Bar(String label, Standing standing) {}

  record Series(String name, String light, String dark, List<Integer> numbers) {}

  private static final String DRAW =
      """
      const host = this, lying = $0, labels = $1, series = $2, separator = $3;
      const number = n => String(n).replace(/\\B(?=(\\d{3})+(?!\\d))/g, separator);
      const probe = document.createElement('i');
      probe.style.cssText = 'position:absolute;visibility:hidden;color:light-dark(rgb(1,1,1),rgb(2,2,2))';
      host.before(probe);
      const printing = matchMedia('print');
      const draw = () => {
        if (!window.echarts || host.clientWidth === 0) return;
        const dark = !printing.matches && getComputedStyle(probe).color === 'rgb(2, 2, 2)';
        const style = getComputedStyle(host);
        const ink = dark ? '#e8eaee' : '#1c2026', surface = dark ? '#101216' : '#ffffff';
        const rule = dark ? '#4a515c' : '#c8ced6';
        const text = {fontFamily: style.fontFamily, fontSize: 15, color: ink};
        host.standingChart?.dispose();
        const chart = host.standingChart = echarts.init(host, null, {renderer: 'svg'});
        const names = {type: 'category', data: labels, inverse: lying, axisTick: {show: false},
          axisLine: {lineStyle: {color: rule}},
          axisLabel: {...text, interval: 0, hideOverlap: !lying, width: lying ? Math.min(260, host.clientWidth * 0.36) : undefined,
            overflow: lying ? 'break' : undefined, lineHeight: 18}};
        const values = {type: 'value', minInterval: 1, axisLabel: {...text, formatter: number, hideOverlap: true},
          splitLine: {lineStyle: {color: rule, opacity: 0.5}}};
        const most = Math.max(1, ...labels.map((l, i) => series.reduce((sum, s) => sum + s.numbers[i], 0)));
        const room = lying ? host.clientWidth * 0.55 : host.clientHeight * 0.7;
        chart.setOption({
          animation: false,
          textStyle: text,
          aria: {enabled: true, decal: {show: true, decals: [
            {color: surface + '55', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4},
            {color: surface + '55', symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.6},
            {symbol: 'none'},
            {color: surface + '66', dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: -Math.PI / 4},
            {color: surface + '55', dashArrayX: [[1, 0], [1, 6]], dashArrayY: [1, 0, 6, 0], rotation: Math.PI / 4}]}},
          legend: {textStyle: text, top: 0, left: 0, itemGap: 14, itemWidth: 26, itemHeight: 16, selectedMode: false},
          grid: {left: 8, right: 20, top: host.clientWidth < 420 ? 160 : host.clientWidth < 820 ? 92 : 44, bottom: 8,
            outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'},
          tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, confine: true, valueFormatter: number,
            backgroundColor: surface, borderColor: rule, textStyle: text},
          xAxis: lying ? values : names,
          yAxis: lying ? names : values,
          series: series.map(s => ({name: s.name, type: 'bar', stack: 'all', barMaxWidth: lying ? 26 : 56,
            itemStyle: {color: dark ? s.dark : s.light, borderColor: surface, borderWidth: 1},
            label: {show: true, fontFamily: style.fontFamily, fontSize: 15, fontWeight: 600,
              color: ink, backgroundColor: surface, padding: [1, 4], borderRadius: 3,
              formatter: p => p.value > 0 && p.value / most * room > (lying ? 10 + 9 * String(p.value).length : 20) ? number(p.value) : ''},
            data: s.numbers}))
        });
      };
      host.standingEnd?.();
      const size = new ResizeObserver(draw), look = new MutationObserver(draw);
      size.observe(host);
      look.observe(document.documentElement, {attributes: true});
      const scheme = matchMedia('(prefers-color-scheme: dark)');
      scheme.addEventListener('change', draw);
      printing.addEventListener('change', draw);
      host.standingEnd = () => {
        size.disconnect(); look.disconnect(); probe.remove();
        scheme.removeEventListener('change', draw); printing.removeEventListener('change', draw);
        host.standingChart?.dispose();
      };
      """;

  private final List<Bar> bars;
  private final boolean lying;

  private BarChart(List<Bar> bars, boolean lying) {
    this.bars = List.copyOf(bars);
    this.lying = lying;
    addClassName("standing-chart");
    if (lying) {
      addClassName("of-units");
    }
    getElement().setAttribute("aria-hidden", "true");
    setHeight(lying ? (110 + 44 * bars.size()) + "px" : "22rem");
  }

  /** A bar for each unit, one below the other. */
  static BarChart ofUnits(List<Bar> bars) {
    return new BarChart(bars, true);
  }

  /** A column for each month. */
  static BarChart ofMonths(List<Bar> bars) {
    return new BarChart(bars, false);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    super.onAttach(attach);
    List<Series> series =
        Arrays.stream(Palette.values())
            .map(
                part ->
                    new Series(
                        getTranslation("standing.part." + part.figure.name()),
                        part.light,
                        part.dark,
                        bars.stream().map(bar -> part.figure.of(bar.standing())).toList()))
            .toList();
    getElement()
        .executeJs(
            DRAW,
            lying,
            bars.stream().map(Bar::label).toList(),
            series,
            Messages.language(getLocale()).equals(Messages.ENGLISH) ? "," : ".");
  }
}
