import { FourNumbers } from "~/ui/FourNumbers";
import { Card } from "~/ui/Card";
import { Slip } from "~/ui/Slip";
import { Steps, StepTrail } from "~/ui/Steps";
import { Tag } from "~/ui/Tag";
import { Bars, MonthSpark, Spark } from "~/ui/charts/Bars";
import { FlowChart } from "~/ui/charts/FlowChart";
import { flowGeometry } from "~/ui/charts/flow-geometry";
import { StackBar, StackKey } from "~/ui/charts/StackBar";
import { Strands } from "~/ui/charts/Strands";
import { strandGeometry } from "~/ui/charts/strand-geometry";
import { ServiceRing, StallsArt, ThreadDrawing, ThreadStory } from "~/ui/thread/drawings";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import { Specimen } from "./Specimen";
import { sampleFlow, sampleMonths } from "./sample-figures";

const strands = strandGeometry([{ id: "camp", strands: 8 }, { id: "cooking", strands: 3 }, { id: "waits", strands: 1, waiting: true }]);
const slip = (
  <Slip label="Бележката" title="Мартенски базар" meta="28.02.2026 г., щанд 7, каса 2" rows={[{ text: "Плетени терлици", sum: "9,00 €" }, { text: "Мартеница, 2 броя", sum: "3,00 €" }]} total={{ text: "Общо", sum: "12,00 €" }} legal="Бележка № 142 – не е фискален бон" />
);

export function Threads() {
  return (
    <div className="stack wide">
      <Specimen name="ThreadStory, ThreadDrawing, StallsArt, ServiceRing">
        <ThreadStory draws />
        <div className="row wraps mt-3">
          <ThreadDrawing of="slipper" className="w-32" /><ThreadDrawing of="stall" className="w-40" /><ThreadDrawing of="tent" className="w-40" />
          <div className="card festive flush w-64"><StallsArt /></div><ServiceRing /><ServiceRing empty tail={0} />
        </div>
      </Specimen>
      <Specimen name="Strands, Slip">
        <Strands
          geometry={strands}
          slip={slip}
          legs={[
            { id: "camp", sum: "8,00 €", children: <><h3>Летен лагер</h3><p>13 – 18 юли 2026 г., 6 групови занимания на <span className="nb">ЦОП – Крайбряг</span>.</p><p className="t14 soft">Подкрепено с 960,00 € от 214 покупки и дарения.</p></> },
            { id: "cooking", sum: "3,00 €", children: <><h3>Ателие „Готварство“</h3><p>Април 2026 г., продукти за 2 групови занимания.</p></> },
            { id: "waits", sum: "1,00 €", waiting: true, children: <><h3>Още чака</h3><p>Лагерът струваше по-малко от събраните 1080,00 €.</p></> },
          ]}
        />
      </Specimen>
      <div className="cols2">
        <Specimen name="FourNumbers, Steps">
          <FourNumbers items={[{ label: "заявено", value: 6 }, { label: "получено", value: 6 }, { label: "прието", value: 5, tone: "ok" }, { label: "отказано", value: 1, tone: "bad" }]} />
          <div className="mt-5">
            <Steps
              items={[
                { title: "Заявено", date: "28.11.2026 г.", text: "6 броя, много добро състояние", state: "done" },
                { title: "Прегледано", date: "03.12.2026 г.", text: "Едното е със счупен цип.", tags: <><Tag tone="ok">5 приети</Tag><Tag tone="bad">1 върнато</Tag></>, state: "done" },
                { title: "Предадено на услугата", date: "04.12.2026 г.", text: "3 броя за програма „Реинтеграция“.", state: "now" },
                { title: "Използвано", date: "очаква се", text: "Потвърждава ръководителят на услугата.", state: "wait", receives: true },
              ]}
            />
          </div>
        </Specimen>
        <Specimen name="ThreadLine, StepTrail">
          <div className="stack wide">
            <ThreadLine from={{ text: "Вашите 3 часа" }} to={{ text: "ателие „Готварство“" }} loop />
            <ThreadLine waiting from={{ text: "6 якета" }} to={{ text: "програма „Реинтеграция“" }} />
            <StepTrail label="Първо пускане" items={[{ text: "Код", state: "done" }, { text: "Вие", state: "now" }, { text: "Организацията", state: "wait" }]} />
          </div>
        </Specimen>
      </div>
      <Specimen name="FlowChart">
        <Card pad className="overflow-clip">
          <FlowChart book="money" label="Пари: от набраното към използваното. Същите числа са в таблицата отдолу." heads={["Набрано", "Фонд", "Използвано или чака"]} geometry={flowGeometry(sampleFlow, { width: 1086, height: 520 })} example={["march>camp", "camp>camp-july"]} />
        </Card>
      </Specimen>
      <div className="cols3">
        <Specimen name="Bars"><p className="fig36">779</p><p>индивидуални сесии</p><Bars months={sampleMonths} /></Specimen>
        <Specimen name="MonthSpark, Spark"><MonthSpark values={sampleMonths.map((month) => month.value)} /><div className="mt-4 max-w-40"><Spark book="money" values={[120, 60, 300, 180]} /></div></Specimen>
        <Specimen name="StackBar">
          <StackBar label="19 потвърдени, 2 предложени, 3 празни" parts={[{ value: 19, look: "solid" }, { value: 2, look: "hatched" }, { value: 3, look: "open" }]} />
          <StackKey items={[{ look: "solid", text: "потвърдени" }, { look: "hatched", text: "предложени" }, { look: "open", text: "празни" }]} />
        </Specimen>
      </div>
    </div>
  );
}
